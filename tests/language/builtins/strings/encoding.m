% native2unicode, unicode2native, do_string_escapes, undo_string_escapes
assert(isequal(unicode2native('aé'), uint8([97 195 169])) && isequal(unicode2native('aé', 'ISO-8859-1'), uint8([97 233])))
assert(strcmp(native2unicode(uint8([97 195 169])), 'aé') && strcmp(native2unicode([164 165], 'ISO-8859-5'), 'ЄЅ'))
assert(isa(unicode2native(''), 'uint8') && isempty(unicode2native('')))
assert(strcmp(do_string_escapes('a\nb\x41\101\"'), ['a' newline 'bAA"']) && strcmp(undo_string_escapes(['a' newline '"']), 'a\n\"'))
