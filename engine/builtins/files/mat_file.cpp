#include "engine/builtins/files/mat_file.h"

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>

#include <matio.h>

#include "engine/builtins/arguments.h"
#include "engine/builtins/files/mat_layout.h"
#include "engine/common/process.h"
#include "engine/common/utf.h"
#include "engine/ops/operators.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/value/function_handle.h"
#include "engine/value/object.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {

namespace fs = std::filesystem;

namespace {

constexpr Message kUnsupported{"MATLAB:save:unsupportedClass", "A value of class '{}' cannot be saved."};
constexpr Message kOnlyMatrices{"MATLAB:save:version4",
                                "Version 4 of MAT-files holds matrices of numbers and text only; '{}' is of class '{}'."};
constexpr std::string_view kMarker = "etna_class";

struct CloseFile {
    void operator()(mat_t* file) const { Mat_Close(file); }
};
using File = std::unique_ptr<mat_t, CloseFile>;
struct FreeVariable {
    void operator()(matvar_t* variable) const { Mat_VarFree(variable); }
};
using Variable = std::unique_ptr<matvar_t, FreeVariable>;

void ignore_message(int, char*) {}
/// matio's own messages would go to the standard error output; what went wrong is told by errors instead.
void silence_matio() {
    static const int done = Mat_LogInitFunc("etna", ignore_message);
    static_cast<void>(done);
}

std::vector<size_t> sizes_of(const Dims& dims) {
    std::vector<size_t> out;
    for (const int64_t n : dims.sizes())
        out.push_back(static_cast<size_t>(n));
    return out;
}
Dims dims_of(const matvar_t& v) {
    std::vector<int64_t> sizes;
    for (int k = 0; k < v.rank; ++k)
        sizes.push_back(static_cast<int64_t>(v.dims[k]));
    while (sizes.size() < 2)
        sizes.push_back(1);
    return Dims(std::span<const int64_t>(sizes));
}

struct StoredClass {
    matio_classes class_type;
    matio_types data_type;
};
StoredClass stored_class(ClassId cls) {
    switch (cls) {
    case ClassId::Single:
        return {MAT_C_SINGLE, MAT_T_SINGLE};
    case ClassId::Int8:
        return {MAT_C_INT8, MAT_T_INT8};
    case ClassId::Int16:
        return {MAT_C_INT16, MAT_T_INT16};
    case ClassId::Int32:
        return {MAT_C_INT32, MAT_T_INT32};
    case ClassId::Int64:
        return {MAT_C_INT64, MAT_T_INT64};
    case ClassId::UInt8:
    case ClassId::Logical:
        return {MAT_C_UINT8, MAT_T_UINT8};
    case ClassId::UInt16:
        return {MAT_C_UINT16, MAT_T_UINT16};
    case ClassId::UInt32:
        return {MAT_C_UINT32, MAT_T_UINT32};
    case ClassId::UInt64:
        return {MAT_C_UINT64, MAT_T_UINT64};
    case ClassId::Char:
        return {MAT_C_CHAR, MAT_T_UINT16};
    default:
        return {MAT_C_DOUBLE, MAT_T_DOUBLE};
    }
}

// ---- writing

class Writer {
  public:
    Writer(vm::Interpreter& interpreter, MatVersion version) : interpreter_(interpreter), version_(version) {}

    Variable variable(const char* name, const Value& v) {
        if (version_ == MatVersion::V4 && (!v.is_flat() || v.is_integer() || v.dims().count() > 2))
            fail(kOnlyMatrices, std::string_view(name ? name : ""), v.class_name());
        if (v.is_flat())
            return flat(name, v);
        if (v.is_cell())
            return cell(name, v.cell().dims(), v.cell().elements());
        if (v.is_struct())
            return structure(name, v.structure());
        if (is_sparse(v))
            return sparse(name, v);
        return structure(name, *encoded(v));
    }

  private:
    Variable flat(const char* name, const Value& v) {
        const ArrayView view(v);
        const StoredClass stored = stored_class(view.class_id());
        std::vector<size_t> dims = sizes_of(view.dims());
        int options = view.class_id() == ClassId::Logical ? MAT_F_LOGICAL : 0;
        if (!view.is_complex())
            return Variable(Mat_VarCreate(name, stored.class_type, stored.data_type, static_cast<int>(dims.size()), dims.data(),
                                          const_cast<void*>(view.data<void>()), options));
        const size_t n = static_cast<size_t>(view.numel()), bytes = element_size(view.class_id());
        std::vector<char> re(std::max<size_t>(1, n * bytes)), im(re.size());
        const char* source = view.data<char>();
        for (size_t i = 0; i < n; ++i) {
            std::memcpy(re.data() + i * bytes, source + 2 * i * bytes, bytes);
            std::memcpy(im.data() + i * bytes, source + (2 * i + 1) * bytes, bytes);
        }
        mat_complex_split_t parts{re.data(), im.data()};
        return Variable(Mat_VarCreate(name, stored.class_type, stored.data_type, static_cast<int>(dims.size()), dims.data(), &parts,
                                      options | MAT_F_COMPLEX));
    }

    Variable cell(const char* name, const Dims& shape, const ValueList& elements) {
        std::vector<size_t> dims = sizes_of(shape);
        std::vector<Variable> owned;
        for (const Value& element : elements)
            owned.push_back(variable(nullptr, element));
        std::vector<matvar_t*> cells;
        for (Variable& element : owned)
            cells.push_back(element.release());
        // The cell owns its elements from here on; matio copies the list of pointers.
        return Variable(Mat_VarCreate(name, MAT_C_CELL, MAT_T_CELL, static_cast<int>(dims.size()), dims.data(),
                                      cells.empty() ? nullptr : cells.data(), 0));
    }

    Variable structure(const char* name, const StructArray& s) {
        std::vector<size_t> dims = sizes_of(s.dims());
        std::vector<const char*> fields;
        for (const std::string& field : s.fields().names())
            fields.push_back(field.c_str());
        Variable out(Mat_VarCreateStruct(name, static_cast<int>(dims.size()), dims.data(), fields.data(), static_cast<unsigned>(fields.size())));
        for (int64_t e = 0; out && e < s.numel(); ++e)
            for (size_t f = 0; f < fields.size(); ++f)
                Mat_VarSetStructFieldByIndex(out.get(), f, static_cast<size_t>(e),
                                             variable(fields[f], s.at(e, static_cast<int>(f))).release());
        return out;
    }

    bool is_sparse(const Value& v) {
        if (v.is_string() || v.is_function_handle() || v.is_object() || !interpreter_.function_exists("issparse"))
            return false;
        const Value args[] = {v};
        const ValueList answer = interpreter_.call("issparse", args, 1);
        return !answer.empty() && ops::is_true(answer[0]);
    }
    /// Compressed columns, from what `find` says.
    Variable sparse(const char* name, const Value& v) {
        const Value args[] = {v};
        const ValueList found = interpreter_.call("find", args, 3);
        const std::vector<double> rows = to_double_vector(found.at(0)), cols = to_double_vector(found.at(1));
        const Dims dims = v.dims();
        std::vector<mat_uint32_t> ir, jc(static_cast<size_t>(dims.cols()) + 1, 0);
        for (const double row : rows)
            ir.push_back(static_cast<mat_uint32_t>(row - 1));
        for (const double col : cols)
            ++jc[static_cast<size_t>(col)];
        for (size_t k = 1; k < jc.size(); ++k)
            jc[k] += jc[k - 1];
        const Value values = ops::convert(found.at(2), ClassId::Double);
        const bool logical = found.at(2).is_logical();
        const ArrayView view(values);
        std::vector<double> re, im;
        for (int64_t i = 0; i < view.numel(); ++i) {
            re.push_back(view.complex_at(i).real());
            im.push_back(view.complex_at(i).imag());
        }
        const mat_uint32_t count = static_cast<mat_uint32_t>(ir.size());
        ir.resize(std::max<size_t>(1, ir.size()));
        re.resize(ir.size());
        im.resize(ir.size());
        mat_complex_split_t parts{re.data(), im.data()};
        mat_sparse_t stored{count, ir.data(), count, jc.data(), static_cast<mat_uint32_t>(jc.size()), count,
                            view.is_complex() ? static_cast<void*>(&parts) : re.data()};
        size_t sizes[] = {static_cast<size_t>(dims.rows()), static_cast<size_t>(dims.cols())};
        return Variable(Mat_VarCreate(name, MAT_C_SPARSE, MAT_T_DOUBLE, 2, sizes, &stored,
                                      (view.is_complex() ? MAT_F_COMPLEX : 0) | (logical ? MAT_F_LOGICAL : 0)));
    }

    /// The structure that stands for a value without a form of its own in the file.
    Ref<StructArray> encoded(const Value& v) {
        Ref<StructArray> out = StructArray::scalar();
        auto mark = [&](std::string_view what) { out->set(std::string(kMarker), Value::text(what)); };
        if (v.is_string()) {
            mark("string");
            const StringArray& strings = v.string_array();
            std::vector<std::u16string> texts;
            std::vector<uint8_t> missing;
            for (const StringArray::Element& element : strings.elements()) {
                texts.push_back(element.value_or(std::u16string()));
                missing.push_back(!element);
            }
            out->set("text", cell_of_text(strings.dims(), texts));
            out->set("missing", logical_array(strings.dims(), missing));
            return out;
        }
        if (v.is_function_handle()) {
            const FunctionHandle& f = v.function();
            mark("function_handle");
            out->set("text", Value::text(f.is_anonymous() ? f.source : f.name));
            Ref<StructArray> workspace = StructArray::scalar();
            for (size_t i = 0; i < f.captured.size() && i < f.captured_names.size(); ++i)
                if (f.captured[i].is_defined())
                    workspace->set(f.captured_names[i], f.captured[i]);
            out->set("workspace", Value(std::move(workspace)));
            return out;
        }
        // Objects say themselves what of them is to be kept.
        const Value args[] = {v};
        if (!interpreter_.function_exists("matlab.internal.object_to_struct"))
            fail(kUnsupported, v.class_name());
        const ValueList parts = interpreter_.call("matlab.internal.object_to_struct", args, 1);
        if (parts.empty() || !parts[0].is_struct())
            fail(kUnsupported, v.class_name());
        mark("object");
        out->set("class", Value::text(v.class_name()));
        out->set("content", parts[0]);
        return out;
    }

    vm::Interpreter& interpreter_;
    MatVersion version_;
};

// ---- reading

class Reader {
  public:
    explicit Reader(vm::Interpreter& interpreter) : interpreter_(interpreter) {}

    Value value(const matvar_t* v) {
        if (!v)
            return Value::empty();
        const Dims dims = dims_of(*v);
        switch (v->class_type) {
        case MAT_C_CELL:
            return cell(*v, dims);
        case MAT_C_STRUCT:
        case MAT_C_OBJECT:
            return structure(*v, dims);
        case MAT_C_CHAR:
            return text(*v, dims);
        case MAT_C_SPARSE:
            return sparse(*v, dims);
        case MAT_C_EMPTY:
            return Value::empty();
        default:
            return flat(*v, dims);
        }
    }

  private:
    Value cell(const matvar_t& v, const Dims& dims) {
        ValueList out(static_cast<size_t>(dims.numel()), Value::empty());
        auto* const* cells = static_cast<matvar_t* const*>(v.data);
        for (size_t i = 0; cells && i < out.size(); ++i)
            out[i] = value(cells[i]);
        return cell_of(dims, std::move(out));
    }

    Value structure(const matvar_t& v, const Dims& dims) {
        auto& variable = const_cast<matvar_t&>(v); // matio's questions are not const
        const unsigned count = Mat_VarGetNumberOfFields(&variable);
        char* const* names = Mat_VarGetStructFieldnames(&v);
        std::vector<std::string> fields;
        for (unsigned f = 0; f < count; ++f)
            fields.emplace_back(names[f]);
        Ref<StructArray> out = make_ref<StructArray>(dims, FieldTable::of(fields));
        for (int64_t e = 0; v.data && e < dims.numel(); ++e)
            for (unsigned f = 0; f < count; ++f)
                out->at_mut(e, static_cast<int>(f)) = value(Mat_VarGetStructFieldByIndex(&variable, f, static_cast<size_t>(e)));
        if (dims.is_scalar() && !fields.empty() && fields[0] == kMarker)
            return decoded(*out);
        return Value(std::move(out));
    }

    Value text(const matvar_t& v, const Dims& dims) {
        Ref<Array> out = Array::zeros(ClassId::Char, dims);
        char16_t* p = out->data_mut<char16_t>();
        const size_t n = static_cast<size_t>(dims.numel());
        if (!v.data || n == 0)
            return Value(std::move(out));
        if (v.data_type == MAT_T_UTF8) {
            const std::u16string decoded = to_utf16(std::string_view(static_cast<const char*>(v.data), v.nbytes));
            std::copy_n(decoded.begin(), std::min(n, decoded.size()), p);
        } else if (Mat_SizeOf(v.data_type) == 2) {
            std::memcpy(p, v.data, 2 * n);
        } else if (Mat_SizeOf(v.data_type) == 4) {
            for (size_t i = 0; i < n; ++i)
                p[i] = static_cast<char16_t>(static_cast<const uint32_t*>(v.data)[i]);
        } else {
            for (size_t i = 0; i < n; ++i)
                p[i] = static_cast<const unsigned char*>(v.data)[i];
        }
        return Value(std::move(out));
    }

    static double element(const void* data, matio_types type, size_t i) {
        switch (type) {
        case MAT_T_INT8:
            return static_cast<const int8_t*>(data)[i];
        case MAT_T_UINT8:
            return static_cast<const uint8_t*>(data)[i];
        case MAT_T_INT16:
            return static_cast<const int16_t*>(data)[i];
        case MAT_T_UINT16:
            return static_cast<const uint16_t*>(data)[i];
        case MAT_T_INT32:
            return static_cast<const int32_t*>(data)[i];
        case MAT_T_UINT32:
            return static_cast<const uint32_t*>(data)[i];
        case MAT_T_SINGLE:
            return static_cast<double>(static_cast<const float*>(data)[i]);
        case MAT_T_INT64:
            return static_cast<double>(static_cast<const int64_t*>(data)[i]);
        case MAT_T_UINT64:
            return static_cast<double>(static_cast<const uint64_t*>(data)[i]);
        default:
            return static_cast<const double*>(data)[i];
        }
    }
    static ClassId class_of_file(const matvar_t& v) {
        if (v.isLogical)
            return ClassId::Logical;
        switch (v.class_type) {
        case MAT_C_SINGLE:
            return ClassId::Single;
        case MAT_C_INT8:
            return ClassId::Int8;
        case MAT_C_UINT8:
            return ClassId::UInt8;
        case MAT_C_INT16:
            return ClassId::Int16;
        case MAT_C_UINT16:
            return ClassId::UInt16;
        case MAT_C_INT32:
            return ClassId::Int32;
        case MAT_C_UINT32:
            return ClassId::UInt32;
        case MAT_C_INT64:
            return ClassId::Int64;
        case MAT_C_UINT64:
            return ClassId::UInt64;
        default:
            return ClassId::Double;
        }
    }

    Value flat(const matvar_t& v, const Dims& dims) {
        const ClassId cls = class_of_file(v);
        const size_t n = static_cast<size_t>(dims.numel());
        if (v.isComplex && v.data) {
            const auto* parts = static_cast<const mat_complex_split_t*>(v.data);
            Ref<Array> out = Array::zeros(cls == ClassId::Single ? cls : ClassId::Double, dims, Complexity::Complex);
            for (size_t i = 0; i < n; ++i) {
                const double re = element(parts->Re, v.data_type, i), im = element(parts->Im, v.data_type, i);
                if (cls == ClassId::Single)
                    out->data_mut<std::complex<float>>()[i] = {static_cast<float>(re), static_cast<float>(im)};
                else
                    out->data_mut<std::complex<double>>()[i] = {re, im};
            }
            return Value(std::move(out));
        }
        Ref<Array> out = Array::zeros(cls, dims);
        if (!v.data || n == 0)
            return Value(std::move(out));
        if (cls != ClassId::Logical && stored_class(cls).data_type == v.data_type) {
            std::memcpy(out->data_mut<void>(), v.data, n * element_size(cls));
            return Value(std::move(out));
        }
        visit_class(cls, [&](auto zero) {
            using T = decltype(zero);
            T* p = out->data_mut<T>();
            for (size_t i = 0; i < n; ++i) {
                if constexpr (std::is_same_v<T, bool>)
                    p[i] = element(v.data, v.data_type, i) != 0;
                else
                    p[i] = static_cast<T>(element(v.data, v.data_type, i));
            }
        });
        return Value(std::move(out));
    }

    Value sparse(const matvar_t& v, const Dims& dims) {
        const auto* s = static_cast<const mat_sparse_t*>(v.data);
        std::vector<double> rows, cols;
        const size_t count = s ? s->ndata : 0;
        for (size_t j = 0; s && j + 1 < s->njc; ++j)
            for (mat_uint32_t k = s->jc[j]; k < s->jc[j + 1] && k < count; ++k) {
                rows.push_back(s->ir[k] + 1.0);
                cols.push_back(static_cast<double>(j + 1));
            }
        Value values;
        const int64_t n = static_cast<int64_t>(rows.size());
        if (v.isComplex && s) {
            const auto* parts = static_cast<const mat_complex_split_t*>(s->data);
            Ref<Array> z = Array::zeros(ClassId::Double, Dims(n, 1), Complexity::Complex);
            for (size_t i = 0; i < rows.size(); ++i)
                z->data_mut<std::complex<double>>()[i] = {element(parts->Re, v.data_type, i), element(parts->Im, v.data_type, i)};
            values = Value(std::move(z));
        } else {
            std::vector<double> x;
            for (size_t i = 0; i < rows.size(); ++i)
                x.push_back(element(s->data, v.data_type, i));
            values = column_vector(x);
            if (v.isLogical)
                values = ops::convert(values, ClassId::Logical);
        }
        const Value args[] = {column_vector(rows), column_vector(cols), std::move(values), number(static_cast<double>(dims.rows())),
                              number(static_cast<double>(dims.cols()))};
        return interpreter_.call("sparse", args, 1).at(0);
    }

    Value decoded(const StructArray& s) {
        const Value* what = s.find(kMarker);
        const std::string kind = what && what->is_text() ? what->to_text() : "";
        const Value* text = s.find("text");
        if (kind == "string" && text && text->is_cell()) {
            const Value* missing = s.find("missing");
            Ref<StringArray> out = make_ref<StringArray>(text->dims());
            for (int64_t i = 0; i < text->numel(); ++i)
                out->elements_mut()[static_cast<size_t>(i)] = text->cell().at(i).to_text16();
            if (missing && missing->is_logical() && missing->numel() == text->numel())
                for (int64_t i = 0; i < text->numel(); ++i)
                    if (ArrayView(*missing).double_at(i) != 0)
                        out->elements_mut()[static_cast<size_t>(i)] = std::nullopt;
            return Value(std::move(out));
        }
        if (kind == "function_handle" && text && s.find("workspace")) {
            const Value args[] = {*text, *s.find("workspace")};
            return interpreter_.call("matlab.internal.restore_function_handle", args, 1).at(0);
        }
        if (kind == "object" && s.find("class") && s.find("content")) {
            const Value args[] = {*s.find("class"), *s.find("content")};
            return interpreter_.call("matlab.internal.struct_to_object", args, 1).at(0);
        }
        return Value(Ref<StructArray>(const_cast<StructArray*>(&s)));
    }

    vm::Interpreter& interpreter_;
};

bool starts_as_mat_file(const std::string& path) {
    std::ifstream in(fs::path(std::u8string(path.begin(), path.end())), std::ios::binary);
    char header[128] = {};
    in.read(header, sizeof header);
    const std::string_view text(header, static_cast<size_t>(in.gcount()));
    if (text.size() >= 128 && ((header[126] == 'I' && header[127] == 'M') || (header[126] == 'M' && header[127] == 'I')) &&
        text.starts_with("MATLAB"))
        return true;
    if (text.size() < 20)
        return false;
    // Version 4: a type MOPT, sizes, a flag for complex numbers, and the length of the name.
    int32_t words[5];
    std::memcpy(words, header, sizeof words);
    const bool swapped = words[0] < 0 || words[0] > 5000;
    if (swapped)
        for (int32_t& word : words) {
            char bytes[4];
            std::memcpy(bytes, &word, 4);
            std::reverse(bytes, bytes + 4);
            std::memcpy(&word, bytes, 4);
        }
    const int32_t m = words[0] / 1000, o = words[0] / 100 % 10, p = words[0] / 10 % 10, t = words[0] % 10;
    return words[0] >= 0 && m <= 4 && o == 0 && p <= 5 && t <= 2 && words[1] >= 0 && words[2] >= 0 && (words[3] == 0 || words[3] == 1) &&
           words[4] > 1 && words[4] < 2049;
}

} // namespace

bool is_mat_file(const std::string& path) { return starts_as_mat_file(path); }

MatProblem read_mat_file(vm::Interpreter& interpreter, const std::string& path, const std::function<bool(const std::string&)>& wanted,
                         std::vector<MatVariable>& out) {
    silence_matio();
    std::error_code ignored;
    if (!fs::is_regular_file(fs::path(std::u8string(path.begin(), path.end())), ignored))
        return MatProblem::CannotOpen;
    if (!starts_as_mat_file(path))
        return MatProblem::NotMat;
    const File file(Mat_Open(path.c_str(), MAT_ACC_RDONLY));
    if (!file)
        return MatProblem::Corrupt;
    Reader reader(interpreter);
    bool any = false;
    while (Variable info{Mat_VarReadNextInfo(file.get())}) {
        interpreter.check_interrupt();
        any = true;
        if (!info->name || !wanted(info->name))
            continue;
        if (info->class_type == MAT_C_FUNCTION || info->class_type == MAT_C_OPAQUE) {
            interpreter.warn("MATLAB:load:cannotInstantiateLoadedVariable",
                             "Variable '" + std::string(info->name) + "' is of a class whose form in the file is not known. It was not loaded.");
            continue;
        }
        if (Mat_VarReadDataAll(file.get(), info.get()) != 0)
            return MatProblem::Corrupt;
        out.push_back({info->name, reader.value(info.get())});
    }
    return any || Mat_GetVersion(file.get()) != MAT_FT_MAT4 ? MatProblem::None : MatProblem::Corrupt;
}

bool write_mat_file(vm::Interpreter& interpreter, const std::string& path, MatVersion version, const std::vector<MatVariable>& variables) {
    silence_matio();
    const std::string temporary = path + "." + std::to_string(process_id()) + ".tmp";
    const fs::path target(std::u8string(path.begin(), path.end())), written(std::u8string(temporary.begin(), temporary.end()));
    std::error_code problem;
    try {
        File file(Mat_CreateVer(temporary.c_str(), nullptr,
                                version == MatVersion::V73  ? MAT_FT_MAT73
                                : version == MatVersion::V4 ? MAT_FT_MAT4
                                                            : MAT_FT_MAT5));
        if (!file)
            return false;
        Writer writer(interpreter, version);
        for (const MatVariable& variable : variables) {
            interpreter.check_interrupt();
            const Variable stored = writer.variable(variable.name.c_str(), variable.value);
            const matio_compression compression =
                version == MatVersion::V7 || version == MatVersion::V73 ? MAT_COMPRESSION_ZLIB : MAT_COMPRESSION_NONE;
            if (!stored || Mat_VarWrite(file.get(), stored.get(), compression) != 0) {
                file.reset();
                fs::remove(written, problem);
                return false;
            }
        }
    } catch (...) {
        fs::remove(written, problem);
        throw;
    }
    if (version != MatVersion::V73 && !mat_file_is_whole(temporary, version == MatVersion::V4, variables.size())) {
        fs::remove(written, problem);
        return false;
    }
    fs::rename(written, target, problem);
    if (problem)
        fs::remove(written, problem);
    return !problem;
}

} // namespace etna::builtins
