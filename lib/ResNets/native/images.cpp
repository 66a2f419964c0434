// The functions that C# calls.
#include "images.h"

#include <cstdio>
#include <memory>
#include <new>

using namespace resnetimages;

namespace {

int read_header(Bytes file, Header* header, char* error) {
  return is_png(file) ? read_png_header(file, header, error) : read_jpeg_header(file, header, error);
}

int decode_stored(Bytes file, int denominator, uint8_t* pixels, char* error) {
  return is_png(file) ? decode_png(file, pixels, error) : decode_jpeg(file, denominator, pixels, error);
}

}  // namespace

bool resnetimages::is_png(Bytes file) { return file.size >= 4 && file.data[0] == 0x89 && file.data[1] == 'P'; }

// Width and height as stored, and the orientation that EXIF states.
RESNET_IMAGES_API int ri_header(const uint8_t* data, size_t size, Header* header, char* error) {
  return read_header({data, size}, header, error);
}

// Decodes into `pixels`, upright. A JPEG is decoded at 1/denominator of its size (1, 2, 4 or 8); a PNG at its own.
RESNET_IMAGES_API int ri_decode(
    const uint8_t* data, size_t size, int32_t denominator, uint8_t* pixels, size_t capacity, char* error) {
  Bytes file{data, size};
  Header header;
  if (read_header(file, &header, error)) {
    return 1;
  }
  int divisor = is_png(file) ? 1 : denominator;
  int width = (header.width + divisor - 1) / divisor;
  int height = (header.height + divisor - 1) / divisor;
  size_t needed = size_t(3) * width * height;
  if (needed != capacity) {
    std::snprintf(error, kErrorSize, "it needs %zu bytes of pixels and has room for %zu", needed, capacity);
    return 1;
  }
  if (header.orientation == 1) {
    return decode_stored(file, divisor, pixels, error);
  }
  std::unique_ptr<uint8_t[]> stored(new (std::nothrow) uint8_t[needed]);
  if (!stored) {
    std::snprintf(error, kErrorSize, "there is no memory for its %zu bytes of pixels", needed);
    return 1;
  }
  if (decode_stored(file, divisor, stored.get(), error)) {
    return 1;
  }
  make_upright(stored.get(), width, height, header.orientation, pixels);
  return 0;
}
