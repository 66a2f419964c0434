// The message of the last failure, one for each thread.
#include "systemtorch.h"

#include <c10/util/Exception.h>

#include <string>

namespace systemtorch {
namespace {

thread_local std::string last_error;

// libtorch appends where in its sources the exception came from, and sometimes a native stack.
std::string without_origin(const std::string& message) {
  auto end = message.find("\nException raised from ");
  auto text = message.substr(0, end);
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) {
    text.pop_back();
  }
  return text;
}

}  // namespace

std::string message_of(const std::exception& error) {
  const auto* torch_error = dynamic_cast<const c10::Error*>(&error);
  return without_origin(torch_error ? torch_error->what_without_backtrace() : error.what());
}

int fail(const char* message) noexcept {
  try {
    last_error = without_origin(message);
  } catch (...) {
    last_error.clear();
  }
  return kFailed;
}

int fail(const std::exception& error) noexcept {
  try {
    last_error = message_of(error);
  } catch (...) {
    last_error.clear();
  }
  return dynamic_cast<const MissingArgument*>(&error) ? kArgumentMissing : kFailed;
}

const char* last_message() noexcept {
  return last_error.c_str();
}

}  // namespace systemtorch

ST_API const char* st_last_error() {
  return systemtorch::last_message();
}
