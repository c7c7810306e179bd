/*
 * Preloaded into a process: the n-th sync of a file of FAIL_FOLDER fails once with EIO, as a dying disk's does. n is read
 * from the file FAIL_AT, so that it can be set while the process runs: it counts from when the file is first there.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int counted;

static int fails(int fd) {
  const char *folder = getenv("FAIL_FOLDER"), *order = getenv("FAIL_AT");
  char link[64], path[PATH_MAX];
  if (!folder || !order) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  if (strncmp(path, folder, strlen(folder)) != 0) return 0;
  FILE *file = fopen(order, "r");
  if (!file) return 0;
  int at = 0, read = fscanf(file, "%d", &at);
  fclose(file);
  return read == 1 && ++counted == at;
}

#define SYNC(symbol)                              \
  int symbol(int fd) {                            \
    static int (*real)(int);                      \
    if (!real) real = dlsym(RTLD_NEXT, #symbol);  \
    if (fails(fd)) {                              \
      errno = EIO;                                \
      return -1;                                  \
    }                                             \
    return real(fd);                              \
  }
SYNC(fsync)
SYNC(fdatasync)
