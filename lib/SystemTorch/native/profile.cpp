// How long each operator takes by itself, without the operators that it calls. Counts the calls of one thread.
#include "systemtorch.h"

#include <ATen/record_function.h>

#include <chrono>
#include <map>
#include <sstream>
#include <string>

namespace {

using Clock = std::chrono::steady_clock;

struct Total {
  int64_t calls = 0;
  double seconds = 0;
};

struct Call : at::ObserverContext {
  Clock::time_point start;
  double inner = 0;
  Call* outer = nullptr;
};

thread_local Call* current = nullptr;
thread_local std::map<std::string, Total> totals;
thread_local std::string report;
thread_local at::CallbackHandle handle = 0;

std::unique_ptr<at::ObserverContext> begin(const at::RecordFunction&) {
  auto call = std::make_unique<Call>();
  call->outer = current;
  current = call.get();
  call->start = Clock::now();
  return call;
}

void end(const at::RecordFunction& function, at::ObserverContext* context) {
  auto* const call = static_cast<Call*>(context);
  const double seconds = std::chrono::duration<double>(Clock::now() - call->start).count();
  Total& total = totals[function.name()];
  total.calls++;
  total.seconds += seconds - call->inner;
  current = call->outer;
  if (current != nullptr) current->inner += seconds;
}

}  // namespace

// Begins to count on this thread.
ST_API int st_profile_start() {
  return systemtorch::guarded([] {
    TORCH_CHECK(handle == 0, "Operators are being counted on this thread already.");
    totals.clear();
    current = nullptr;
    handle = at::addThreadLocalCallback(at::RecordFunctionCallback(&begin, &end).scopes(
        {at::RecordScope::FUNCTION, at::RecordScope::BACKWARD_FUNCTION}));
  });
}

// Ends it. A line for each operator: name, calls and seconds, with tabs between. Valid until the next call.
ST_API int st_profile_stop(const char** text) {
  return systemtorch::guarded([&] {
    TORCH_CHECK(handle != 0, "Operators are not being counted on this thread.");
    at::removeCallback(handle);
    handle = 0;
    std::ostringstream lines;
    for (const auto& [name, total] : totals) lines << name << '\t' << total.calls << '\t' << total.seconds << '\n';
    report = lines.str();
    *text = report.c_str();
  });
}
