#include "engine/value/class_id.h"

#include <iterator>

namespace etna {
namespace {

constexpr std::string_view kNames[] = {"double", "single", "int8",    "int16", "int32",  "int64", "uint8",  "uint16",
                                       "uint32", "uint64", "logical", "char",  "string", "cell",  "struct", "function_handle"};

} // namespace

std::string_view class_name(ClassId c) {
    return c == ClassId::Object ? std::string_view("object") : kNames[static_cast<size_t>(c)];
}

ClassId class_from_name(std::string_view name) {
    for (size_t i = 0; i < std::size(kNames); ++i)
        if (kNames[i] == name)
            return static_cast<ClassId>(i);
    return ClassId::Object;
}

} // namespace etna
