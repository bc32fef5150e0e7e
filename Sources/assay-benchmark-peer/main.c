/*
 * The other side of the benchmark of whole runs, in C so that it costs no more than it must:
 *
 *   assay-benchmark-peer serve                  a server that answers every request alike
 *   assay-benchmark-peer loop URL COUNT WIDTH   bare libcurl: so many requests, so many at a time
 *   assay-benchmark-peer empty                  nothing: what a program linked to libcurl costs
 */
#include "peer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(int count, char **arguments) {
  if (count == 2 && strcmp(arguments[1], "serve") == 0) return serve();
  if (count == 2 && strcmp(arguments[1], "empty") == 0) return 0;
  if (count == 5 && strcmp(arguments[1], "loop") == 0) {
    return send_all(arguments[2], strtol(arguments[3], NULL, 10), atoi(arguments[4]));
  }
  fprintf(stderr, "usage: assay-benchmark-peer serve | empty | loop URL COUNT WIDTH\n");
  return 2;
}
