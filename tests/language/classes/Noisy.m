classdef Noisy < handle
    properties
        Name
        Other
        Book
    end
    methods
        function obj = Noisy(name, book)
            if nargin > 0
                obj.Name = name;
                obj.Book = book;
            end
        end
        function delete(obj)
            if ~isempty(obj.Book)
                obj.Book.add(obj.Name);
            end
        end
    end
end
