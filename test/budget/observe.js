/* Runs in the page before anything else does, and leaves `window.observed`. */
(() => {
  const due = new Set();
  const observed = {
    get timers() {
      return due.size;
    },
    longTasks: 0,
    shift: 0,
    slowest: 0,
  };
  Object.assign(window, { observed });
  const { setTimeout, setInterval, clearTimeout, clearInterval } = window;
  const once = (call, after) => {
    const id = setTimeout(() => {
      due.delete(id);
      call();
    }, after);
    due.add(id);
    return id;
  };
  const again = (call, every) => {
    const id = setInterval(call, every);
    due.add(id);
    return id;
  };
  const forget = (stop) => (id) => {
    due.delete(id);
    stop(id);
  };
  Object.assign(window, {
    setTimeout: once,
    setInterval: again,
    clearTimeout: forget(clearTimeout),
    clearInterval: forget(clearInterval),
  });
  const watch = (type, each) =>
    new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({
      type,
      buffered: true,
      durationThreshold: 16,
    });
  watch('longtask', () => observed.longTasks++);
  watch('layout-shift', (entry) => {
    observed.shift += entry.value;
  });
  watch('event', ({ duration, interactionId }) => {
    if (interactionId !== 0) observed.slowest = Math.max(observed.slowest, duration);
  });
})();
