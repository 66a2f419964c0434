// One tensor in a file of libtorch's own archive format, as torch::save of C++ writes it: a zip of a TorchScript module
// whose only parameter is named "0". Python reads it with torch.jit.load.
#include "systemtorch.h"

#include <torch/csrc/api/include/torch/serialize/input-archive.h>
#include <torch/csrc/api/include/torch/serialize/output-archive.h>

using systemtorch::guarded;

ST_API int st_tensor_save(const void* handle, const char* path) {
  return guarded([&] {
    torch::serialize::OutputArchive archive;
    archive.write("0", systemtorch::require(handle));
    archive.save_to(path);
  });
}

ST_API int st_tensor_load(const char* path, void** handle) {
  return guarded([&] {
    torch::serialize::InputArchive archive;
    at::Tensor tensor;
    archive.load_from(path);
    archive.read("0", tensor);
    *handle = systemtorch::release(std::move(tensor));
  });
}
