/*
 * The least that a fan-out costs: one thread, epoll, and a send() for each subscriber.
 *
 * Usage: bare PORT|SOCKET     listens on that port of 127.0.0.1, or on that Unix socket
 *
 * A GET opens a stream; the body of a POST goes to all streams as one chunk. A request must come in
 * one piece, and who does not take an update at once is cut: enough for a bench, and nothing else.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

enum { MAX_FD = 20000, MAX_REQUEST = 65536 };

static char streaming[MAX_FD];
static int highest;

static void die(const char *what) {
  perror(what);
  exit(1);
}

static int listening(const char *where) {
  struct sockaddr_un un = {.sun_family = AF_UNIX};
  struct sockaddr_in in = {.sin_family = AF_INET};
  const struct sockaddr *address = (const struct sockaddr *)&in;
  socklen_t size = sizeof in;
  int on = 1;
  if (strchr(where, '/') != NULL) {
    strncpy(un.sun_path, where, sizeof un.sun_path - 1);
    unlink(where);
    address = (const struct sockaddr *)&un;
    size = sizeof un;
  } else {
    in.sin_port = htons((unsigned short)atoi(where));
    in.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  }
  int fd = socket(address->sa_family, SOCK_STREAM | SOCK_NONBLOCK, 0);
  if (fd < 0) die("socket");
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (bind(fd, address, size) < 0) die(where);
  if (listen(fd, 4096) < 0) die("listen");
  return fd;
}

static void hang_up(int fd) {
  streaming[fd] = 0;
  close(fd);
}

/* One update, framed once, to everybody. */
static void publish(const char *body, size_t length) {
  static char chunk[MAX_REQUEST + 16];
  int size = snprintf(chunk, 16, "%zx\r\n", length);
  memcpy(chunk + size, body, length);
  memcpy(chunk + size + length, "\r\n", 2);
  size += (int)length + 2;
  for (int fd = 0; fd <= highest; fd++) {
    if (streaming[fd] && send(fd, chunk, (size_t)size, MSG_NOSIGNAL) != size) hang_up(fd);
  }
}

static void answer(int fd) {
  static const char head[] =
      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n"
      "Transfer-Encoding: chunked\r\n\r\n3\r\n:\n\n\r\n";
  static const char done[] = "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n";
  static char request[MAX_REQUEST];
  ssize_t length = recv(fd, request, sizeof request - 1, 0);
  if (length < 0 && errno == EAGAIN) return;
  if (length <= 0) {
    hang_up(fd);
    return;
  }
  request[length] = 0;
  char *body = strstr(request, "\r\n\r\n");
  if (body == NULL) {
    hang_up(fd);
  } else if (strncmp(request, "POST ", 5) == 0) {
    body += 4;
    publish(body, (size_t)(request + length - body));
    send(fd, done, sizeof done - 1, MSG_NOSIGNAL);
    hang_up(fd);
  } else if (send(fd, head, sizeof head - 1, MSG_NOSIGNAL) == sizeof head - 1) {
    streaming[fd] = 1;
    if (fd > highest) highest = fd;
  } else {
    hang_up(fd);
  }
}

static void accept_all(int listener, int epoll) {
  int fd, on = 1;
  while ((fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK)) >= 0) {
    struct epoll_event event = {.events = EPOLLIN, .data.fd = fd};
    if (fd >= MAX_FD || epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event) < 0) {
      close(fd);
      continue;
    }
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  }
}

int main(int argc, char **argv) {
  struct epoll_event events[256], event = {.events = EPOLLIN};
  if (argc != 2) {
    fprintf(stderr, "Usage: bare PORT|SOCKET\n");
    return 2;
  }
  int listener = listening(argv[1]), epoll = epoll_create1(0);
  event.data.fd = listener;
  if (epoll < 0 || epoll_ctl(epoll, EPOLL_CTL_ADD, listener, &event) < 0) die("epoll");
  for (;;) {
    int count = epoll_wait(epoll, events, 256, -1);
    if (count < 0 && errno != EINTR) die("epoll_wait");
    for (int i = 0; i < count; i++) {
      if (events[i].data.fd == listener) {
        accept_all(listener, epoll);
      } else {
        answer(events[i].data.fd);
      }
    }
  }
}
