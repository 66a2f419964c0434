// EXIF's orientation: which way up the camera was held (EXIF 2.3, tag 274).
#include "images.h"

#include <cstring>

namespace resnetimages {
namespace {

constexpr uint32_t kOrientationTag = 0x0112;
constexpr size_t kEntrySize = 12;

// Reads numbers of a TIFF block in its own byte order; outside of the block there are zeros.
struct Tiff {
  Bytes block;
  bool big_endian;

  uint32_t number(size_t offset, size_t length) const {
    if (offset > block.size || block.size - offset < length) {
      return 0;
    }
    uint32_t value = 0;
    for (size_t i = 0; i < length; i++) {
      size_t at = big_endian ? i : length - 1 - i;
      value = value << 8 | block.data[offset + at];
    }
    return value;
  }
};

}  // namespace

int orientation_of(Bytes tiff) {
  if (tiff.size < 8 || (std::memcmp(tiff.data, "II*\0", 4) != 0 && std::memcmp(tiff.data, "MM\0*", 4) != 0)) {
    return 1;
  }
  Tiff reader{tiff, tiff.data[0] == 'M'};
  size_t directory = reader.number(4, 4);
  uint32_t entries = reader.number(directory, 2);
  for (uint32_t i = 0; i < entries; i++) {
    size_t entry = directory + 2 + i * kEntrySize;
    if (reader.number(entry, 2) == kOrientationTag) {
      uint32_t orientation = reader.number(entry + 8, 2);
      return orientation >= 1 && orientation <= 8 ? int(orientation) : 1;
    }
  }
  return 1;
}

void make_upright(const uint8_t* stored, int width, int height, int orientation, uint8_t* upright) {
  bool exchanged = orientation >= 5;
  bool from_right = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
  bool from_bottom = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
  int shown_width = exchanged ? height : width;
  int shown_height = exchanged ? width : height;
  for (int row = 0; row < shown_height; row++) {
    for (int column = 0; column < shown_width; column++) {
      int x = exchanged ? row : column;
      int y = exchanged ? column : row;
      x = from_right ? width - 1 - x : x;
      y = from_bottom ? height - 1 - y : y;
      std::memcpy(upright, stored + 3 * (size_t(y) * width + x), 3);
      upright += 3;
    }
  }
}

}  // namespace resnetimages
