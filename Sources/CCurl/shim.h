/*
 * libcurl for Swift. Swift cannot call C's variadic functions, so each kind of
 * argument that an option can take has one typed wrapper here, and nothing else.
 */
#ifndef CCURL_SHIM_H
#define CCURL_SHIM_H

#include <curl/curl.h>
#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

/* 7.85 brought CURLOPT_PROTOCOLS_STR, 7.87 CURLOPT_QUICK_EXIT. */
#if LIBCURL_VERSION_NUM < 0x075700
#error "Assay needs libcurl 7.87 or newer"
#endif

/*
 * Has large contents go back to the system when they are freed: by default glibc keeps whatever is
 * smaller than the largest block that was freed before, up to 32 MiB.
 */
static inline void ccurl_return_large_blocks(void) {
#ifdef __GLIBC__
  mallopt(M_MMAP_THRESHOLD, 256 * 1024);
#endif
}

/* curl_easy_setopt */

static inline CURLcode ccurl_set_long(CURL *easy, CURLoption option, long value) {
  return curl_easy_setopt(easy, option, value);
}

static inline CURLcode ccurl_set_offset(CURL *easy, CURLoption option, curl_off_t value) {
  return curl_easy_setopt(easy, option, value);
}

static inline CURLcode ccurl_set_string(CURL *easy, CURLoption option, const char *value) {
  return curl_easy_setopt(easy, option, value);
}

static inline CURLcode ccurl_set_pointer(CURL *easy, CURLoption option, const void *value) {
  return curl_easy_setopt(easy, option, value);
}

static inline CURLcode ccurl_set_list(CURL *easy, CURLoption option, struct curl_slist *value) {
  return curl_easy_setopt(easy, option, value);
}

static inline CURLcode ccurl_set_share(CURL *easy, CURLSH *share) {
  return curl_easy_setopt(easy, CURLOPT_SHARE, share);
}

/* CURLOPT_WRITEFUNCTION and CURLOPT_HEADERFUNCTION */
static inline CURLcode ccurl_set_write_callback(CURL *easy, CURLoption option,
                                                curl_write_callback callback) {
  return curl_easy_setopt(easy, option, callback);
}

static inline CURLcode ccurl_set_read_callback(CURL *easy, curl_read_callback callback) {
  return curl_easy_setopt(easy, CURLOPT_READFUNCTION, callback);
}

static inline CURLcode ccurl_set_seek_callback(CURL *easy, curl_seek_callback callback) {
  return curl_easy_setopt(easy, CURLOPT_SEEKFUNCTION, callback);
}

static inline CURLcode ccurl_set_debug_callback(CURL *easy, curl_debug_callback callback) {
  return curl_easy_setopt(easy, CURLOPT_DEBUGFUNCTION, callback);
}

static inline CURLcode ccurl_set_prereq_callback(CURL *easy, curl_prereq_callback callback) {
  return curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, callback);
}

/* curl_easy_getinfo */

static inline CURLcode ccurl_get_long(CURL *easy, CURLINFO info, long *value) {
  return curl_easy_getinfo(easy, info, value);
}

static inline CURLcode ccurl_get_offset(CURL *easy, CURLINFO info, curl_off_t *value) {
  return curl_easy_getinfo(easy, info, value);
}

/* The string belongs to the handle and lives until its next transfer. */
static inline CURLcode ccurl_get_string(CURL *easy, CURLINFO info, const char **value) {
  return curl_easy_getinfo(easy, info, (char **)value);
}

static inline CURLcode ccurl_get_pointer(CURL *easy, CURLINFO info, void **value) {
  return curl_easy_getinfo(easy, info, value);
}

static inline CURLcode ccurl_get_socket(CURL *easy, CURLINFO info, curl_socket_t *value) {
  return curl_easy_getinfo(easy, info, value);
}

/* The host as it goes over the wire; 7.88 brought CURLU_PUNYCODE. */
static inline CURLUcode ccurl_url_get_host(CURLU *url, char **host) {
#ifdef CURLU_PUNYCODE
  if(curl_url_get(url, CURLUPART_HOST, host, CURLU_PUNYCODE) == CURLUE_OK)
    return CURLUE_OK;
#endif
  return curl_url_get(url, CURLUPART_HOST, host, 0);
}

/* curl_multi_setopt and curl_share_setopt */

static inline CURLMcode ccurl_multi_set_long(CURLM *multi, CURLMoption option, long value) {
  return curl_multi_setopt(multi, option, value);
}

static inline CURLSHcode ccurl_share_data(CURLSH *share, curl_lock_data kind) {
  return curl_share_setopt(share, CURLSHOPT_SHARE, kind);
}

/* CURLMsg keeps the result in a union. */
static inline CURLcode ccurl_message_result(const CURLMsg *message) {
  return message->data.result;
}

#endif
