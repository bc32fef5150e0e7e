/* Bare libcurl: the multi interface with one easy handle for each request under way. */
#include "peer.h"

#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>

static const char content[] =
    "{\"name\":\"Jane Doe Inc.\",\"vatNumber\":\"PT123456789\",\"country\":\"PT\"}";

static size_t take(char *bytes, size_t size, size_t count, void *total) {
  (void)bytes;
  *(size_t *)total += size * count;
  return size * count;
}

static CURL *prepared(const char *url, struct curl_slist *fields, size_t *total) {
  CURL *easy = curl_easy_init();
  if (!easy) return NULL;
  curl_easy_setopt(easy, CURLOPT_URL, url);
  curl_easy_setopt(easy, CURLOPT_HTTPHEADER, fields);
  curl_easy_setopt(easy, CURLOPT_POSTFIELDS, content);
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, take);
  curl_easy_setopt(easy, CURLOPT_WRITEDATA, total);
  return easy;
}

/* Takes what has ended, and begins as many more; -1 where a request has failed. */
static long turn(CURLM *multi, long *left) {
  long ended = 0;
  int queued;
  CURLMsg *message;
  while ((message = curl_multi_info_read(multi, &queued))) {
    CURL *easy = message->easy_handle;
    long status = 0;
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
    if (message->data.result != CURLE_OK || status != 201) return -1;
    curl_multi_remove_handle(multi, easy);
    ended++;
    if (*left > 0) {
      (*left)--;
      curl_multi_add_handle(multi, easy);
    } else {
      curl_easy_cleanup(easy);
    }
  }
  return ended;
}

int send_all(const char *url, long count, int width) {
  if (count < 1 || width < 1 || curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) return 2;
  CURLM *multi = curl_multi_init();
  if (!multi) return 2;
  struct curl_slist *fields = curl_slist_append(NULL, "Content-Type: application/json");
  fields = curl_slist_append(fields, "Authorization: Bearer a-token-of-a-company");
  size_t total = 0;
  long left = count;
  for (int index = 0; index < width && left > 0; index++, left--) {
    CURL *easy = prepared(url, fields, &total);
    if (!easy || curl_multi_add_handle(multi, easy) != CURLM_OK) return 2;
  }
  for (long ended = 0; ended < count;) {
    int running;
    curl_multi_perform(multi, &running);
    long more = turn(multi, &left);
    if (more < 0) {
      fprintf(stderr, "assay-benchmark-peer: a request has failed\n");
      return 1;
    }
    ended += more;
    if (ended < count && more == 0) curl_multi_poll(multi, NULL, 0, 1000, NULL);
  }
  curl_slist_free_all(fields);
  curl_multi_cleanup(multi);
  curl_global_cleanup();
  printf("%ld requests, %zu bytes\n", count, total);
  return 0;
}
