// Pictures in JPEG and PNG files. Every function returns 0, or 1 with one clause in `error` that says what is wrong.
#pragma once

#include <cstddef>
#include <cstdint>

#define RESNET_IMAGES_API extern "C" __attribute__((visibility("default")))

namespace resnetimages {

struct Header {
  int32_t width;        // as stored
  int32_t height;       // as stored
  int32_t orientation;  // EXIF: 1 upright … 8
};

struct Bytes {
  const uint8_t* data;
  size_t size;
};

constexpr size_t kErrorSize = 256;

bool is_png(Bytes file);

int read_jpeg_header(Bytes file, Header* header, char* error);
int read_png_header(Bytes file, Header* header, char* error);

// Rows of red, green, blue, as stored: ceil(width / denominator) × ceil(height / denominator) pixels.
int decode_jpeg(Bytes file, int denominator, uint8_t* pixels, char* error);
int decode_png(Bytes file, uint8_t* pixels, char* error);

// The orientation that a TIFF block (what EXIF is) states; 1 where it states none.
int orientation_of(Bytes tiff);

// Turns or mirrors what is stored into what is shown; orientations 5 to 8 exchange width and height.
void make_upright(const uint8_t* stored, int width, int height, int orientation, uint8_t* upright);

}  // namespace resnetimages
