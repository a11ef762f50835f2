#pragma once

#include <QByteArray>
#include <QString>

namespace etna::ui {

enum class Encoding { Utf8, Utf8Bom, Latin1 };
enum class LineEnd { Unix, Windows };

QString encoding_name(Encoding encoding); ///< `UTF-8`

/// A text file in memory: UTF-8 with `\n` or `\r\n` as it was found, and how to write it back.
struct TextFile {
    QByteArray utf8;
    Encoding encoding = Encoding::Utf8;
    LineEnd line_end = LineEnd::Unix;
    QString error; ///< not empty: the file was not read; plain English, what to do
};

/// Reads a file. Text that is not UTF-8 is taken as Latin-1; a file with zero bytes is not text and is refused.
TextFile read_text_file(const QString& path);

struct SaveResult {
    bool ok = false;
    QString error;                    ///< plain English
    Encoding encoding = Encoding::Utf8; ///< what was written; Latin-1 becomes UTF-8 when a character has no place in it
};

/// Writes the whole file beside its place, makes it durable, then renames: the old text stays until the new one is
/// complete. Never leaves a half-written file.
SaveResult save_text_file(const QString& path, const QByteArray& utf8, Encoding encoding);

} // namespace etna::ui
