// PNG by libpng: palettes, grey, 16 bits and interlacing become rows of RGB; what is transparent lies on white.
#include "images.h"

#include <csetjmp>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <png.h>

namespace resnetimages {
namespace {

void on_error(png_structp codec, png_const_charp message) {
  std::snprintf(static_cast<char*>(png_get_error_ptr(codec)), kErrorSize, "%s", message);
  png_longjmp(codec, 1);
}

void on_warning(png_structp, png_const_charp) {}

void on_read(png_structp codec, png_bytep target, size_t count) {
  auto* rest = static_cast<Bytes*>(png_get_io_ptr(codec));
  if (rest->size < count) {
    png_error(codec, "it ends before the picture is complete");
  }
  std::memcpy(target, rest->data, count);
  *rest = {rest->data + count, rest->size - count};
}

void lay_on_white(const uint8_t* rgba, uint8_t* rgb, size_t count) {
  for (size_t i = 0; i < count; i++, rgba += 4, rgb += 3) {
    for (int c = 0; c < 3; c++) {
      rgb[c] = uint8_t((rgba[c] * rgba[3] + 255 * (255 - rgba[3]) + 127) / 255);
    }
  }
}

// Owns what libpng and a decoding allocate; libpng jumps over its functions, never over its construction.
class Decoder {
 public:
  Decoder(Bytes file, char* error) : rest_(file), error_(error) {
    codec_ = png_create_read_struct(PNG_LIBPNG_VER_STRING, error, on_error, on_warning);
    info_ = codec_ ? png_create_info_struct(codec_) : nullptr;
  }
  ~Decoder() {
    std::free(rows_);
    std::free(with_alpha_);
    png_destroy_read_struct(&codec_, &info_, nullptr);
  }
  Decoder(const Decoder&) = delete;
  Decoder& operator=(const Decoder&) = delete;

  int header(Header* header) {
    if (!info_) {
      return out_of_memory();
    }
    if (setjmp(png_jmpbuf(codec_))) {
      return 1;
    }
    open();
    *header = {int32_t(png_get_image_width(codec_, info_)), int32_t(png_get_image_height(codec_, info_)), orientation()};
    return 0;
  }

  int decode(uint8_t* pixels) {
    if (!info_) {
      return out_of_memory();
    }
    if (setjmp(png_jmpbuf(codec_))) {
      return 1;
    }
    open();
    return read_pixels(pixels);
  }

 private:
  int read_pixels(uint8_t* pixels) {
    png_set_expand(codec_);
    png_set_scale_16(codec_);
    png_set_gray_to_rgb(codec_);
    png_set_interlace_handling(codec_);
    png_read_update_info(codec_, info_);
    size_t height = png_get_image_height(codec_, info_);
    size_t row_size = png_get_rowbytes(codec_, info_);
    bool alpha = png_get_channels(codec_, info_) == 4;
    rows_ = static_cast<png_bytepp>(std::malloc(height * sizeof(png_bytep)));
    with_alpha_ = alpha ? static_cast<uint8_t*>(std::malloc(height * row_size)) : nullptr;
    if (!rows_ || (alpha && !with_alpha_)) {
      return out_of_memory();
    }
    for (size_t row = 0; row < height; row++) {
      rows_[row] = (alpha ? with_alpha_ : pixels) + row * row_size;
    }
    png_read_image(codec_, rows_);
    png_read_end(codec_, nullptr);
    if (alpha) {
      lay_on_white(with_alpha_, pixels, height * row_size / 4);
    }
    return 0;
  }

  void open() {
    png_set_read_fn(codec_, &rest_, on_read);
    png_read_info(codec_, info_);
  }

  int orientation() {
    png_uint_32 size = 0;
    png_bytep exif = nullptr;
    return png_get_eXIf_1(codec_, info_, &size, &exif) ? orientation_of({exif, size}) : 1;
  }

  int out_of_memory() {
    std::snprintf(error_, kErrorSize, "there is no memory for its pixels");
    return 1;
  }

  Bytes rest_;
  char* error_;
  png_structp codec_ = nullptr;
  png_infop info_ = nullptr;
  png_bytepp rows_ = nullptr;
  uint8_t* with_alpha_ = nullptr;
};

}  // namespace

int read_png_header(Bytes file, Header* header, char* error) { return Decoder(file, error).header(header); }

int decode_png(Bytes file, uint8_t* pixels, char* error) { return Decoder(file, error).decode(pixels); }

}  // namespace resnetimages
