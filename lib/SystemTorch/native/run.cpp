// Runs an operator, and says which call failed where libtorch's own words do not.
#include "operator.h"

#include <cctype>
#include <sstream>

namespace systemtorch {
namespace {

constexpr int32_t kTensorsShown = 4;

// "add_" of "aten::add_"
std::string simple_name(const Operator& op) {
  const auto colons = op.name.rfind("::");
  return colons == std::string::npos ? op.name : op.name.substr(colons + 2);
}

bool is_part_of_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

// Whether the text has the operator's name as a word, with or without the underscore of the form in place.
bool names(const std::string& text, std::string name) {
  while (name.size() > 1 && name.back() == '_') name.pop_back();
  for (auto at = text.find(name); at != std::string::npos; at = text.find(name, at + 1)) {
    auto end = at + name.size();
    if (end < text.size() && text[end] == '_') end++;
    if ((at == 0 || !is_part_of_word(text[at - 1])) && (end == text.size() || !is_part_of_word(text[end]))) return true;
  }
  return false;
}

void write(std::ostream& out, const void* handle) {
  if (handle == nullptr) {
    out << "none";
    return;
  }
  const at::Tensor tensor = borrow(handle);
  out << c10::toString(tensor.scalar_type()) << tensor.sizes();
}

void write_list(std::ostream& out, const Value& list) {
  const auto* handles = static_cast<const void* const*>(list.pointer);
  out << '[';
  for (int32_t i = 0; i < list.count && i < kTensorsShown; i++) {
    out << (i > 0 ? ", " : "");
    write(out, handles[i]);
  }
  out << (list.count > kTensorsShown ? ", …]" : "]");
}

// "cat([Float[2, 3], Float[2, 4]])": the tensors that the operator was given.
std::string describe(const Operator& op, const Value* arguments, int32_t count) {
  std::ostringstream out;
  out << simple_name(op) << '(';
  const char* separator = "";
  for (int32_t i = 0; i < count; i++) {
    const bool list = arguments[i].tag == Tag::TensorList || arguments[i].tag == Tag::OptionalTensorList;
    if (!list && arguments[i].tag != Tag::Tensor) continue;
    out << separator;
    separator = ", ";
    if (list) {
      write_list(out, arguments[i]);
    } else {
      write(out, arguments[i].pointer);
    }
  }
  out << ')';
  return out.str();
}

}  // namespace

void run(const Operator& op, torch::jit::Stack& stack, const Value* arguments, int32_t count) {
  try {
    op.handle.callBoxed(&stack);
  } catch (const std::exception& error) {
    const std::string text = message_of(error);
    if (names(text, simple_name(op))) throw;
    throw std::runtime_error(describe(op, arguments, count) + ": " + text);
  }
}

}  // namespace systemtorch
