// JPEG by libjpeg-turbo. A file that is damaged or ends early is refused, where most programs show what there is of it.
#include "images.h"

#include <csetjmp>
#include <cstdio>
#include <cstring>

#include <jpeglib.h>
#include <jerror.h>

namespace resnetimages {
namespace {

constexpr int kExifMarker = JPEG_APP0 + 1;
constexpr int kMostScans = 1000;  // a progressive file has about ten; thousands only serve to keep a reader busy

struct Errors {
  jpeg_error_mgr manager;  // first: libjpeg hands back a pointer to it
  std::jmp_buf failed;
  char* text;
};

[[noreturn]] void fail(j_common_ptr codec) {
  auto* errors = reinterpret_cast<Errors*>(codec->err);
  char message[JMSG_LENGTH_MAX];
  codec->err->format_message(codec, message);
  std::snprintf(errors->text, kErrorSize, "%s", message);
  std::longjmp(errors->failed, 1);
}

[[noreturn]] void fail_with(j_common_ptr codec, const char* message) {
  auto* errors = reinterpret_cast<Errors*>(codec->err);
  std::snprintf(errors->text, kErrorSize, "%s", message);
  std::longjmp(errors->failed, 1);
}

// Warnings of libjpeg that leave every pixel as it was written.
bool is_harmless(int warning) {
  return warning == JWRN_EXTRANEOUS_DATA || warning == JWRN_JFIF_MAJOR || warning == JWRN_ADOBE_XFORM ||
         warning == JWRN_BOGUS_PROGRESSION;
}

void on_message(j_common_ptr codec, int level) {
  if (level >= 0 || is_harmless(codec->err->msg_code)) {
    return;
  }
  if (codec->err->msg_code == JWRN_JPEG_EOF || codec->err->msg_code == JWRN_HIT_MARKER) {
    fail_with(codec, "it ends before the picture is complete");
  }
  fail(codec);
}

void on_progress(j_common_ptr codec) {
  if (reinterpret_cast<j_decompress_ptr>(codec)->input_scan_number > kMostScans) {
    fail_with(codec, "it has over a thousand scans");
  }
}

int orientation_of(const jpeg_decompress_struct& codec) {
  for (auto* marker = codec.marker_list; marker; marker = marker->next) {
    if (marker->marker == kExifMarker && marker->data_length > 6 && std::memcmp(marker->data, "Exif\0\0", 6) == 0) {
      return resnetimages::orientation_of({marker->data + 6, marker->data_length - 6});
    }
  }
  return 1;
}

// Adobe's programs store the inverse of each ink, and everybody follows them.
void inks_to_colours(const uint8_t* inks, uint8_t* colours, int width) {
  for (int i = 0; i < width; i++, inks += 4, colours += 3) {
    for (int c = 0; c < 3; c++) {
      colours[c] = uint8_t((inks[c] * inks[3] + 127) / 255);
    }
  }
}

// Owns a decompressor. No object with a destructor is alive where libjpeg may jump, this one aside.
class Decoder {
 public:
  explicit Decoder(char* error) {
    codec_.err = jpeg_std_error(&errors_.manager);
    errors_.text = error;
    errors_.manager.error_exit = fail;
    errors_.manager.emit_message = on_message;
  }
  ~Decoder() { jpeg_destroy_decompress(&codec_); }
  Decoder(const Decoder&) = delete;
  Decoder& operator=(const Decoder&) = delete;

  int header(Bytes file, Header* header) {
    if (setjmp(errors_.failed)) {
      return 1;
    }
    open(file);
    *header = {int32_t(codec_.image_width), int32_t(codec_.image_height), orientation_of(codec_)};
    return 0;
  }

  int decode(Bytes file, int denominator, uint8_t* pixels) {
    if (setjmp(errors_.failed)) {
      return 1;
    }
    open(file);
    bool inks = codec_.jpeg_color_space == JCS_CMYK || codec_.jpeg_color_space == JCS_YCCK;
    codec_.out_color_space = inks ? JCS_CMYK : JCS_RGB;
    codec_.scale_num = 1;
    codec_.scale_denom = unsigned(denominator);
    jpeg_start_decompress(&codec_);
    auto common = reinterpret_cast<j_common_ptr>(&codec_);
    JSAMPARRAY ink_row =
        inks ? codec_.mem->alloc_sarray(common, JPOOL_IMAGE, codec_.output_width * 4, 1) : nullptr;
    while (codec_.output_scanline < codec_.output_height) {
      uint8_t* row = pixels + size_t(3) * codec_.output_width * codec_.output_scanline;
      jpeg_read_scanlines(&codec_, inks ? ink_row : &row, 1);
      if (inks) {
        inks_to_colours(ink_row[0], row, int(codec_.output_width));
      }
    }
    jpeg_finish_decompress(&codec_);
    return 0;
  }

 private:
  void open(Bytes file) {
    jpeg_create_decompress(&codec_);
    progress_.progress_monitor = on_progress;
    codec_.progress = &progress_;
    jpeg_mem_src(&codec_, file.data, file.size);
    jpeg_save_markers(&codec_, kExifMarker, 0xFFFF);
    jpeg_read_header(&codec_, TRUE);
  }

  jpeg_decompress_struct codec_{};
  jpeg_progress_mgr progress_{};
  Errors errors_{};
};

}  // namespace

int read_jpeg_header(Bytes file, Header* header, char* error) { return Decoder(error).header(file, header); }

int decode_jpeg(Bytes file, int denominator, uint8_t* pixels, char* error) {
  return Decoder(error).decode(file, denominator, pixels);
}

}  // namespace resnetimages
