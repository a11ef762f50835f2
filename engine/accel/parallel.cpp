#include "engine/accel/parallel.h"

#include <algorithm>
#include <atomic>
#include <thread>

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>
#ifdef ETNA_THREAD_SANITIZER
#include <sanitizer/tsan_interface.h>
#endif

namespace etna::accel {
namespace {

std::atomic<int> thread_limit{0};

/// What happens before in one thread, and after in another. The thread sanitizer cannot see how TBB orders its tasks: the
/// library is not instrumented (nor, so that the two halves agree, is this file).
struct Order {
#ifdef ETNA_THREAD_SANITIZER
    char mark = 0;
    void before() { __tsan_release(&mark); }
    void after() { __tsan_acquire(&mark); }
#else
    void before() {}
    void after() {}
#endif
};

} // namespace

void set_threads(int count) {
    thread_limit = std::max(0, count);
}

int threads() {
    const int limit = thread_limit;
    return limit > 0 ? limit : std::max(1, tbb::this_task_arena::max_concurrency());
}

void parallel_for(int64_t begin, int64_t end, int64_t grain, const std::function<void(int64_t, int64_t)>& body) {
    const int64_t parts = (end - begin + grain - 1) / grain;
    const int count = threads();
    if (parts <= 1 || count == 1) {
        body(begin, end);
        return;
    }
    tbb::task_arena arena(count);
    Order start, finish;
    start.before();
    arena.execute([&] {
        tbb::parallel_for(tbb::blocked_range<int64_t>(0, parts), [&](const tbb::blocked_range<int64_t>& range) {
            start.after();
            body(begin + range.begin() * grain, std::min(end, begin + range.end() * grain));
            finish.before();
        });
    });
    finish.after();
}

} // namespace etna::accel
