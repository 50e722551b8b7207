using System.Text;

namespace Akka.Configuration.Hocon;

/// <summary>Recursive descent over the grammar of HOCON: documents, objects, arrays and keys. Values: <see cref="ParseValue"/>.</summary>
internal sealed partial class HoconParser(string text, string? origin, HoconIncluder includer) : HoconScanner(text, origin)
{
    /// <summary>Nesting of objects, arrays and path elements that no real configuration comes near.</summary>
    private const int MaxDepth = 500;

    private readonly object _owner = new();
    private readonly List<string> _path = [];
    private int _depth;

    public ObjectNode ParseDocument()
    {
        var document = new ObjectNode(_owner);
        SkipFiller();
        if (Current == '{')
        {
            ParseObject(document);
            SkipFiller();
            if (!AtEnd) throw Fail("the end of the text after the closing '}'");
        }
        else
        {
            if (Current is '[' or ']' or '}') throw Fail("a key, '{' or an include");
            ParseFields(document);
            if (!AtEnd) throw Fail("a key, an include or the end of the text");
        }
        return document;
    }

    private void ParseObject(ObjectNode target)
    {
        var start = Mark();
        Enter(1);
        Skip();
        ParseFields(target);
        if (AtEnd) throw Fail("a closing '}' of the object that is opened here", start);
        if (Current != '}') throw Fail("a key, an include or '}'");
        Skip();
        _depth--;
    }

    /// <summary>Fields up to a closing bracket or the end of the text.</summary>
    private void ParseFields(ObjectNode target)
    {
        SkipFiller();
        while (!AtEnd && Current is not ('}' or ']'))
        {
            if (!TryInclude(target)) ParseField(target);
            if (!EndOfElement("a comma, the end of the line or '}'")) break;
        }
    }

    /// <summary>Consumes what separates elements; returns false where the list ends instead.</summary>
    private bool EndOfElement(string expected)
    {
        var separated = SkipFiller();
        if (Current == ',')
        {
            Skip();
            SkipFiller();
            if (Current == ',') throw Fail("an element between two commas");
            separated = true;
        }
        if (AtEnd || Current is '}' or ']') return false;
        return separated ? true : throw Fail(expected);
    }

    private void ParseField(ObjectNode target)
    {
        var key = ParseKey("':', '=', '+=' or '{' after a key");
        Enter(key.Length);
        _path.AddRange(key);
        SkipFiller();
        switch (Current)
        {
            case '{':
                target.Put(key, ParseValue());
                break;
            case '+':
                var where = Where(Mark());
                Skip();
                if (Current != '=') throw Fail("'=' after '+'");
                Skip();
                SkipFiller();
                // a += b is defined as a = ${?a} [b].
                var older = new SubstitutionNode([.. _path], optional: true, where, []);
                target.Put(key, new ConcatenationNode([older, new ArrayNode([ParseValue()])]));
                break;
            case ':' or '=':
                Skip();
                SkipFiller();
                target.Put(key, ParseValue());
                break;
            default:
                throw Fail("':', '=', '+=' or '{' after a key");
        }
        _path.RemoveRange(_path.Count - key.Length, key.Length);
        _depth -= key.Length;
    }

    /// <summary>Reads a path up to what cannot belong to it: names in or without quotes with dots between.</summary>
    private string[] ParseKey(string expected)
    {
        var elements = new List<string>();
        var element = new StringBuilder();
        var begun = false;
        while (true)
        {
            var mark = Mark();
            SkipBlanks();
            if (begun && IsInKey()) element.Append(Since(mark));
            if (Current == '"')
            {
                element.Append(ReadQuoted());
                begun = true;
            }
            else if (Current == '.')
            {
                elements.Add(begun ? element.ToString() : throw Fail("a key before '.'"));
                element.Clear();
                begun = false;
                Skip();
            }
            else if (IsInKey())
            {
                var start = Mark();
                while (IsInKey() && Current is not ('.' or '"') && !HoconText.IsBlank(Current)) Skip();
                element.Append(Since(start));
                begun = true;
            }
            else
            {
                elements.Add(begun ? element.ToString() : throw Fail(elements.Count == 0 ? "a key" : expected));
                if (elements.Count > MaxDepth) throw Fail($"a path of at most {MaxDepth} elements", mark);
                return [.. elements];
            }
        }
    }

    private bool IsInKey() => !AtEnd && !AtComment && Current is not ('{' or '}' or '[' or ']' or ':' or '=' or ',' or '\n' or '$' or '\\') && !At("+=");

    private void Enter(int levels)
    {
        _depth += levels;
        if (_depth > MaxDepth) throw Fail($"at most {MaxDepth} levels of nesting");
        HoconText.EnsureStack();
    }
}
