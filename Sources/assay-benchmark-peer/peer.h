/* What a whole run of assay is measured against: see main.c. */
#ifndef PEER_H
#define PEER_H

/* Prints its port and answers every request alike until the process is ended. */
int serve(void);

/* Sends the request of the benchmark's scenarios `count` times, `width` at a time. */
int send_all(const char *url, long count, int width);

#endif
