#include "ui/editor/document_io.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStringDecoder>

namespace etna::ui {

namespace {

constexpr qint64 kLargestFile = 512ll << 20;

QString short_name(const QString& path) { return QFileInfo(path).fileName(); }

bool valid_utf8(const QByteArray& bytes) {
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(bytes);
    Q_UNUSED(text);
    return !decoder.hasError();
}

} // namespace

QString encoding_name(Encoding encoding) {
    switch (encoding) {
    case Encoding::Utf8Bom:
        return QStringLiteral("UTF-8 with BOM");
    case Encoding::Latin1:
        return QStringLiteral("Latin-1");
    default:
        return QStringLiteral("UTF-8");
    }
}

TextFile read_text_file(const QString& path) {
    TextFile result;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        result.error = QStringLiteral("Cannot read %1: %2.").arg(short_name(path), file.errorString());
        return result;
    }
    if (file.size() > kLargestFile) {
        result.error = QStringLiteral("%1 is larger than 512 MB and is not opened in the editor.").arg(short_name(path));
        return result;
    }
    QByteArray bytes = file.readAll();
    if (file.error() != QFileDevice::NoError) {
        result.error = QStringLiteral("Cannot read %1: %2.").arg(short_name(path), file.errorString());
        return result;
    }
    if (bytes.startsWith("\xEF\xBB\xBF")) {
        result.encoding = Encoding::Utf8Bom;
        bytes.remove(0, 3);
    }
    if (bytes.contains('\0')) {
        result.error = QStringLiteral("%1 is not a text file. Load data files from the command window, "
                                      "for example with load or readtable.")
                           .arg(short_name(path));
        return result;
    }
    if (!valid_utf8(bytes)) {
        result.encoding = Encoding::Latin1;
        bytes = QString::fromLatin1(bytes).toUtf8();
    }
    const qsizetype newline = bytes.indexOf('\n');
    if (newline > 0 && bytes[newline - 1] == '\r')
        result.line_end = LineEnd::Windows;
    result.utf8 = bytes;
    return result;
}

SaveResult save_text_file(const QString& path, const QByteArray& utf8, Encoding encoding) {
    SaveResult result;
    QByteArray bytes = utf8;
    result.encoding = encoding;
    if (encoding == Encoding::Latin1) {
        const QString text = QString::fromUtf8(utf8);
        const QByteArray latin = text.toLatin1();
        if (QString::fromLatin1(latin) == text)
            bytes = latin;
        else
            result.encoding = Encoding::Utf8;
    } else if (encoding == Encoding::Utf8Bom) {
        bytes.prepend("\xEF\xBB\xBF");
    }
    QSaveFile file(path);
    const bool written = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
    if (!written) {
        const QString why = file.errorString();
        file.cancelWriting();
        result.error = QStringLiteral("%1 was not saved: %2. Your text is still here; save it under another name or "
                                      "make room and save again.")
                           .arg(short_name(path), why);
        return result;
    }
    result.ok = true;
    return result;
}

} // namespace etna::ui
