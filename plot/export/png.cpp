#include "plot/export/png.h"

#include <png.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <system_error>

namespace etna::plot {
namespace {

[[noreturn]] void on_error(png_structp, png_const_charp message) { throw std::runtime_error(message); }
void on_warning(png_structp, png_const_charp) {}

struct Writer {
    png_structp png = nullptr;
    png_infop info = nullptr;
    ~Writer() { png_destroy_write_struct(&png, &info); }
};

void append(png_structp png, png_bytep data, png_size_t size) {
    auto& out = *static_cast<std::vector<uint8_t>*>(png_get_io_ptr(png));
    out.insert(out.end(), data, data + size);
}

} // namespace

std::vector<uint8_t> encode_png(const Image& image, double dpi) {
    if (image.width < 1 || image.height < 1)
        throw std::runtime_error("The image is empty.");
    bool opaque = true;
    for (size_t i = 3; i < image.rgba.size() && opaque; i += 4)
        opaque = image.rgba[i] == 255;
    std::vector<uint8_t> out;
    Writer w;
    w.png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, on_error, on_warning);
    w.info = w.png ? png_create_info_struct(w.png) : nullptr;
    if (!w.info)
        throw std::runtime_error("Out of memory while writing a PNG file.");
    png_set_write_fn(w.png, &out, append, nullptr);
    png_set_IHDR(w.png, w.info, static_cast<png_uint_32>(image.width), static_cast<png_uint_32>(image.height), 8,
                 opaque ? PNG_COLOR_TYPE_RGB : PNG_COLOR_TYPE_RGBA, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                 PNG_FILTER_TYPE_DEFAULT);
    auto per_metre = static_cast<png_uint_32>(std::lround(dpi / 0.0254));
    png_set_pHYs(w.png, w.info, per_metre, per_metre, PNG_RESOLUTION_METER);
    // Figures are flat areas: a low level is as small as a high one, and much faster.
    png_set_compression_level(w.png, 4);
    png_write_info(w.png, w.info);
    size_t stride = static_cast<size_t>(image.width) * 4;
    std::vector<uint8_t> row(stride);
    for (int y = 0; y < image.height; ++y) {
        const uint8_t* from = image.at(0, y);
        if (opaque) {
            for (int x = 0; x < image.width; ++x)
                std::copy_n(from + 4 * x, 3, row.data() + 3 * x);
        } else {
            std::copy_n(from, stride, row.data());
        }
        png_write_row(w.png, row.data());
    }
    png_write_end(w.png, w.info);
    return out;
}

void write_png(const std::string& path, const Image& image, double dpi) {
    std::vector<uint8_t> bytes = encode_png(image, dpi);
    std::string part = path + ".part";
    std::error_code failed;
    bool written = false;
    {
        std::ofstream file(part, std::ios::binary | std::ios::trunc);
        file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
        file.close();
        written = !file.fail();
    }
    if (!written) {
        std::filesystem::remove(part, failed);
        throw std::runtime_error("Unable to write to file '" + path +
                                 "'. Check that its folder exists, that you may write there and that the disk is not full.");
    }
    std::filesystem::rename(part, path, failed);
    if (failed) {
        std::error_code ignored;
        std::filesystem::remove(part, ignored);
        throw std::runtime_error("Unable to write to file '" + path + "': " + failed.message() + ".");
    }
}

Image read_png(const std::string& path) {
    png_image info{};
    info.version = PNG_IMAGE_VERSION;
    if (!png_image_begin_read_from_file(&info, path.c_str()))
        throw std::runtime_error("Unable to read '" + path + "': " + info.message + ".");
    info.format = PNG_FORMAT_RGBA;
    Image out;
    out.width = static_cast<int>(info.width);
    out.height = static_cast<int>(info.height);
    out.rgba.resize(PNG_IMAGE_SIZE(info));
    if (!png_image_finish_read(&info, nullptr, out.rgba.data(), 0, nullptr)) {
        png_image_free(&info);
        throw std::runtime_error("Unable to read '" + path + "': " + info.message + ".");
    }
    return out;
}

} // namespace etna::plot
