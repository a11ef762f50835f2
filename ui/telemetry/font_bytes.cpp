#include "ui/telemetry/gpu_item.h"
#include "ui/theme/theme.h"

#include <QRawFont>
#include <QtEndian>

namespace etna::ui {

QByteArray interface_font_bytes() {
    // Qt gives tables, ImGui wants a file: write the sfnt wrapper around them (OpenType specification, "Font file").
    const QRawFont font = QRawFont::fromFont(ui_font(13));
    struct Table {
        QByteArray tag, data;
    };
    QList<Table> tables;
    for (const char* tag : {"CFF ", "OS/2", "cmap", "cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "kern", "loca",
                            "maxp", "name", "post", "prep"}) {
        const QByteArray data = font.fontTable(tag);
        if (!data.isEmpty())
            tables.append({tag, data});
    }
    const bool cff = !font.fontTable("CFF ").isEmpty();
    if (tables.isEmpty() || (!cff && font.fontTable("glyf").isEmpty()))
        return {};
    QByteArray file;
    auto put16 = [&file](quint16 v) {
        v = qToBigEndian(v);
        file.append(reinterpret_cast<const char*>(&v), 2);
    };
    auto put32 = [&file](quint32 v) {
        v = qToBigEndian(v);
        file.append(reinterpret_cast<const char*>(&v), 4);
    };
    put32(cff ? 0x4F54544F : 0x00010000);
    put16(static_cast<quint16>(tables.size()));
    put16(0); // the search fields are hints that readers of tables ignore
    put16(0);
    put16(0);
    quint32 offset = 12 + 16 * static_cast<quint32>(tables.size());
    for (const Table& table : tables) {
        file.append(table.tag);
        put32(0);
        put32(offset);
        put32(static_cast<quint32>(table.data.size()));
        offset += (static_cast<quint32>(table.data.size()) + 3) & ~3u;
    }
    for (const Table& table : tables) {
        file.append(table.data);
        while (file.size() % 4)
            file.append('\0');
    }
    return file;
}

} // namespace etna::ui
