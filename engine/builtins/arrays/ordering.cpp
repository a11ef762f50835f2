#include "engine/builtins/arrays/ordering.h"

#include <algorithm>
#include <cmath>

#include "engine/builtins/arguments.h"
#include "engine/common/interruption.h"
#include "engine/common/radix_sort.h"
#include "engine/value/array.h"

namespace etna::builtins {

Ordering::Ordering(const Value& x, OrderBy by) {
    count_ = x.numel();
    if (x.is_flat()) {
        const ArrayView view(x);
        if (view.is_complex()) {
            kind_ = Kind::Complex;
            for (int64_t i = 0; i < count_; ++i) {
                const std::complex<double> z = view.complex_at(i);
                const bool nan = std::isnan(z.real()) || std::isnan(z.imag());
                numbers_.push_back(nan ? std::nan("") : by == OrderBy::Real ? z.real() : std::abs(z));
                angles_.push_back(by == OrderBy::Real ? z.imag() : std::arg(z));
            }
        } else if (view.class_id() == ClassId::Int64) {
            kind_ = Kind::Wide;
            wide_.assign(view.data<int64_t>(), view.data<int64_t>() + count_);
        } else if (view.class_id() == ClassId::UInt64) {
            kind_ = Kind::Wide;
            for (int64_t i = 0; i < count_; ++i)
                wide_.push_back(static_cast<int64_t>(view.data<uint64_t>()[i] ^ (uint64_t{1} << 63)));
        } else {
            numbers_ = to_double_vector(x);
            if (by == OrderBy::Magnitude) {
                kind_ = Kind::Complex;
                for (double& v : numbers_) {
                    angles_.push_back(v < 0 ? 1 : 0);
                    v = std::fabs(v);
                }
            }
        }
        return;
    }
    TextList list;
    if (!x.is_object() && read_text_list(x, list)) {
        kind_ = Kind::Text;
        texts_ = std::move(list.items);
        missing_ = std::move(list.missing);
        return;
    }
    if (x.is_cell())
        fail({"MATLAB:sort:InputType", "Cell arrays must contain character vectors only."});
    fail({"MATLAB:sort:InputType", "Elements of class '{}' have no order."}, x.class_name());
}

bool Ordering::is_missing(int64_t i) const {
    const size_t k = static_cast<size_t>(i);
    if (kind_ == Kind::Text)
        return !missing_.empty() && missing_[k];
    return kind_ != Kind::Wide && std::isnan(numbers_[k]);
}

int Ordering::compare(int64_t a, int64_t b) const {
    const size_t i = static_cast<size_t>(a), j = static_cast<size_t>(b);
    if (kind_ == Kind::Wide)
        return wide_[i] < wide_[j] ? -1 : wide_[i] > wide_[j];
    const bool ma = is_missing(a), mb = is_missing(b);
    if (ma || mb)
        return ma - mb;
    if (kind_ == Kind::Text) {
        const int c = texts_[i].compare(texts_[j]);
        return c < 0 ? -1 : c > 0;
    }
    if (numbers_[i] != numbers_[j])
        return numbers_[i] < numbers_[j] ? -1 : 1;
    if (kind_ == Kind::Complex && angles_[i] != angles_[j])
        return angles_[i] < angles_[j] ? -1 : 1;
    return 0;
}

void Ordering::sort(std::vector<int64_t>& indices, bool descending, bool missing_last) const {
    auto end = indices.end();
    auto begin = indices.begin();
    if (kind_ != Kind::Wide) {
        if (!missing_last)
            begin = std::stable_partition(begin, end, [this](int64_t i) { return is_missing(i); });
        else
            end = std::stable_partition(begin, end, [this](int64_t i) { return !is_missing(i); });
    }
    if (kind_ == Kind::Number || kind_ == Kind::Wide) { // keys beside their places: the sort stays in one stretch of memory
        struct Keyed {
            uint64_t key;
            int64_t index;
        };
        const uint64_t flip = descending ? ~uint64_t{0} : 0;
        std::vector<Keyed> keyed(static_cast<size_t>(end - begin));
        for (size_t k = 0; k < keyed.size(); ++k) {
            const int64_t index = begin[static_cast<ptrdiff_t>(k)];
            const size_t i = static_cast<size_t>(index);
            // Both zeros have one place in the order: the sum of either with 0 is positive zero.
            keyed[k] = {(kind_ == Kind::Wide ? order_key(wide_[i]) : order_key(numbers_[i] + 0.0)) ^ flip, index};
        }
        poll_interruption();
        radix_sort(keyed.data(), keyed.data() + keyed.size(), [](const Keyed& e) { return e.key; });
        for (size_t k = 0; k < keyed.size(); ++k)
            begin[static_cast<ptrdiff_t>(k)] = keyed[k].index;
        return;
    }
    if (descending)
        interruptible_stable_sort(begin, end, [this](int64_t a, int64_t b) { return compare(a, b) > 0; });
    else
        interruptible_stable_sort(begin, end, [this](int64_t a, int64_t b) { return compare(a, b) < 0; });
}

} // namespace etna::builtins
