/*
 * Preloaded into a process: writes down, in order, what it does to the files of one folder, so that what a power cut
 * would have left of them can be rebuilt. RECORD_FOLDER names the folder, RECORD_LOG the file to write to.
 *
 * A record: kind (1 byte), length of the name (4), position (8), length of the data (4), name, data.
 * Kinds: C made, W written, T cut to a length, S synced, D the folder synced, U removed, R renamed (data: the new name).
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FILES 4096
static char *names[FILES];
static int log_fd = -1;
static const char *folder;
static size_t folder_length;
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

static int (*real_open)(const char *, int, ...);
static ssize_t (*real_write)(int, const void *, size_t);

__attribute__((constructor)) static void begin(void) {
  real_open = dlsym(RTLD_NEXT, "open");
  real_write = dlsym(RTLD_NEXT, "write");
  folder = getenv("RECORD_FOLDER");
  const char *log = getenv("RECORD_LOG");
  if (!folder || !log) return;
  folder_length = strlen(folder);
  log_fd = real_open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static void put(const void *bytes, size_t length) {
  while (length > 0) {
    ssize_t done = real_write(log_fd, bytes, length);
    if (done <= 0) _exit(99);
    bytes = (const char *)bytes + done;
    length -= (size_t)done;
  }
}

static void record(char kind, const char *name, uint64_t at, const void *data, size_t size) {
  if (log_fd < 0) return;
  uint32_t name_length = (uint32_t)strlen(name), data_length = (uint32_t)size;
  pthread_mutex_lock(&mutex);
  put(&kind, 1);
  put(&name_length, 4);
  put(&at, 8);
  put(&data_length, 4);
  put(name, name_length);
  if (size > 0) put(data, size);
  pthread_mutex_unlock(&mutex);
}

/* The name within the folder, "" for the folder itself, NULL for what lies elsewhere. */
static const char *within(const char *path) {
  if (log_fd < 0 || strncmp(path, folder, folder_length) != 0) return NULL;
  if (path[folder_length] == 0) return path + folder_length;
  return path[folder_length] == '/' ? path + folder_length + 1 : NULL;
}

static const char *name_of(int fd) { return fd >= 0 && fd < FILES ? names[fd] : NULL; }

static int opened(const char *path, int flags, mode_t mode) {
  const char *name = within(path);
  struct stat before;
  int is_new = name && (flags & O_CREAT) && stat(path, &before) != 0;
  int fd = real_open(path, flags, mode);
  if (fd < 0 || fd >= FILES || !name) return fd;
  free(names[fd]);
  names[fd] = strdup(name);
  if (is_new) record('C', name, 0, NULL, 0);
  else if (flags & O_TRUNC) record('T', name, 0, NULL, 0);
  return fd;
}

#define OPEN(symbol)                                   \
  int symbol(const char *path, int flags, ...) {       \
    mode_t mode = 0;                                   \
    if (flags & (O_CREAT | O_TMPFILE)) {               \
      va_list rest;                                    \
      va_start(rest, flags);                           \
      mode = va_arg(rest, mode_t);                     \
      va_end(rest);                                    \
    }                                                  \
    return opened(path, flags, mode);                  \
  }
OPEN(open)
OPEN(open64)

int close(int fd) {
  static int (*real)(int);
  if (!real) real = dlsym(RTLD_NEXT, "close");
  if (name_of(fd)) {
    free(names[fd]);
    names[fd] = NULL;
  }
  return real(fd);
}

ssize_t write(int fd, const void *data, size_t size) {
  const char *name = name_of(fd);
  if (!name) return real_write(fd, data, size);
  int append = fcntl(fd, F_GETFL) & O_APPEND;
  off_t at = lseek(fd, 0, append ? SEEK_END : SEEK_CUR);
  ssize_t done = real_write(fd, data, size);
  if (done > 0) record('W', name, (uint64_t)at, data, (size_t)done);
  return done;
}

#define PWRITE(symbol)                                                          \
  ssize_t symbol(int fd, const void *data, size_t size, off_t at) {             \
    static ssize_t (*real)(int, const void *, size_t, off_t);                   \
    if (!real) real = dlsym(RTLD_NEXT, #symbol);                                \
    ssize_t done = real(fd, data, size, at);                                    \
    const char *name = name_of(fd);                                             \
    if (name && done > 0) record('W', name, (uint64_t)at, data, (size_t)done);  \
    return done;                                                                \
  }
PWRITE(pwrite)
PWRITE(pwrite64)

#define TRUNCATE(symbol)                                              \
  int symbol(int fd, off_t size) {                                    \
    static int (*real)(int, off_t);                                   \
    if (!real) real = dlsym(RTLD_NEXT, #symbol);                      \
    int failed = real(fd, size);                                      \
    const char *name = name_of(fd);                                   \
    if (name && !failed) record('T', name, (uint64_t)size, NULL, 0);  \
    return failed;                                                    \
  }
TRUNCATE(ftruncate)
TRUNCATE(ftruncate64)

#define SYNC(symbol)                                                         \
  int symbol(int fd) {                                                       \
    static int (*real)(int);                                                 \
    if (!real) real = dlsym(RTLD_NEXT, #symbol);                             \
    int failed = real(fd);                                                   \
    const char *name = name_of(fd);                                          \
    if (name && !failed) record(name[0] ? 'S' : 'D', name, 0, NULL, 0);      \
    return failed;                                                           \
  }
SYNC(fsync)
SYNC(fdatasync)

int unlink(const char *path) {
  static int (*real)(const char *);
  if (!real) real = dlsym(RTLD_NEXT, "unlink");
  int failed = real(path);
  const char *name = within(path);
  if (name && !failed) record('U', name, 0, NULL, 0);
  return failed;
}

int rename(const char *from, const char *to) {
  static int (*real)(const char *, const char *);
  if (!real) real = dlsym(RTLD_NEXT, "rename");
  int failed = real(from, to);
  const char *name = within(from), *target = within(to);
  if (name && target && !failed) record('R', name, 0, target, strlen(target));
  return failed;
}
