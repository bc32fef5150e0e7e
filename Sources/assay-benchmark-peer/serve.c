/* A server on loopback in one thread, fast enough not to be what is measured. */
#include "peer.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>


static const char answer_content[] =
    "{\"gid\":\"0d3987e3-a6df-422c-8722-3fde26eec9a8\",\"name\":\"Jane Doe Inc.\","
    "\"vatNumber\":\"PT123456789\",\"country\":\"PT\"}";
static char answer[512];
static size_t answer_size;

enum { most_connections = 1024, request_size = 16384 };

static struct pollfd watched[most_connections];
static char requests[most_connections][request_size];
static size_t taken[most_connections];
static nfds_t connections = 1;

/* How many of the bytes are whole requests; 0 where the first has not come whole. */
static size_t whole_request(const char *bytes, size_t count) {
  const char *end = memmem(bytes, count, "\r\n\r\n", 4);
  if (!end) return 0;
  size_t head = (size_t)(end - bytes) + 4;
  size_t length = 0;
  for (const char *line = bytes; line < end;) {
    if (strncasecmp(line, "content-length:", 15) == 0) length = strtoul(line + 15, NULL, 10);
    const char *next = memchr(line, '\n', (size_t)(end + 2 - line));
    if (!next) break;
    line = next + 1;
  }
  return head + length <= count ? head + length : 0;
}

static void drop(nfds_t index) {
  close(watched[index].fd);
  connections--;
  if (index != connections) {
    watched[index] = watched[connections];
    memcpy(requests[index], requests[connections], taken[connections]);
    taken[index] = taken[connections];
  }
}

/* Answers what has come; 0 where the connection is over. */
static int answer_requests(nfds_t index) {
  ssize_t count = recv(watched[index].fd, requests[index] + taken[index],
                       request_size - taken[index], 0);
  if (count <= 0) return 0;
  taken[index] += (size_t)count;
  size_t size;
  while ((size = whole_request(requests[index], taken[index]))) {
    if (send(watched[index].fd, answer, answer_size, MSG_NOSIGNAL) < 0) return 0;
    taken[index] -= size;
    memmove(requests[index], requests[index] + size, taken[index]);
  }
  return taken[index] < request_size;
}

static void take_connection(void) {
  int connection = accept(watched[0].fd, NULL, NULL);
  if (connection < 0) return;
  if (connections == most_connections) {
    close(connection);
    return;
  }
  int yes = 1;
  setsockopt(connection, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  watched[connections] = (struct pollfd){.fd = connection, .events = POLLIN};
  taken[connections] = 0;
  connections++;
}

int serve(void) {
  int size = snprintf(answer, sizeof answer,
                      "HTTP/1.1 201 Created\r\nContent-Type: application/json\r\n"
                      "Content-Length: %zu\r\n\r\n%s",
                      strlen(answer_content), answer_content);
  answer_size = (size_t)size;
  struct sockaddr_in address = {.sin_family = AF_INET};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t length = sizeof address;
  int listener = socket(AF_INET, SOCK_STREAM, 0);
  if (bind(listener, (struct sockaddr *)&address, length) != 0 || listen(listener, 512) != 0 ||
      getsockname(listener, (struct sockaddr *)&address, &length) != 0) {
    perror("assay-benchmark-peer");
    return 2;
  }
  printf("%d\n", ntohs(address.sin_port));
  fflush(stdout);
  watched[0] = (struct pollfd){.fd = listener, .events = POLLIN};
  while (poll(watched, connections, -1) >= 0 || errno == EINTR) {
    for (nfds_t index = connections; index-- > 1;) {
      if (watched[index].revents && !answer_requests(index)) drop(index);
    }
    if (watched[0].revents) take_connection();
  }
  return 2;
}
