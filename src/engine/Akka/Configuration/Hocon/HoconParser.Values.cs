namespace Akka.Configuration.Hocon;

/// <summary>Values, their concatenation, and includes.</summary>
internal sealed partial class HoconParser
{
    private const string NotInText = "{}[]:=,\"$\\\n";

    private HoconNode ParseValue()
    {
        var parts = new List<HoconNode>();
        var start = Mark();
        while (true)
        {
            var blanks = Mark();
            SkipBlanks();
            if (AtEnd || AtComment || Current is '\n' or ',' or '}' or ']') break;
            if (parts.Count > 0 && Mark() > blanks) parts.Add(new LiteralNode(new HoconValue(new BlankLiteral { Value = Since(blanks) })));
            parts.Add(ParsePart());
        }
        return parts.Count switch
        {
            0 => throw Fail("a value"),
            1 => parts[0],
            _ => Join(parts, start),
        };
    }

    private HoconNode ParsePart()
    {
        switch (Current)
        {
            case '{':
                var fields = new ObjectNode(_owner);
                ParseObject(fields);
                return fields;
            case '[': return ParseArray();
            case '"': return new LiteralNode(ReadQuoted());
            case '$' when At("${"): return ParseSubstitution();
        }
        var start = Mark();
        while (!AtEnd && !AtComment && !HoconText.IsBlank(Current) && (!NotInText.Contains(Current) || (Current == '$' && !At("${")))) Skip();
        var text = Since(start);
        if (text.Length == 0) throw Fail("a value or its end (quote a text that contains this character)");
        return new LiteralNode(text == "null" ? null : text);
    }

    private ArrayNode ParseArray()
    {
        var start = Mark();
        Enter(1);
        Skip();
        var elements = new List<HoconNode>();
        SkipFiller();
        while (!AtEnd && Current is not (']' or '}'))
        {
            elements.Add(ParseValue());
            if (!EndOfElement("a comma, the end of the line or ']'")) break;
        }
        if (AtEnd) throw Fail("a closing ']' of the array that is opened here", start);
        if (Current != ']') throw Fail("a value or ']'");
        Skip();
        _depth--;
        return new ArrayNode(elements);
    }

    private SubstitutionNode ParseSubstitution()
    {
        var start = Mark();
        Skip(2);
        var optional = Current == '?';
        if (optional) Skip();
        var path = ParseKey("a path and '}' of the substitution");
        if (Current != '}') throw Fail("a closing '}' of the substitution");
        Skip();
        return new SubstitutionNode(path, optional, Where(start), []);
    }

    private HoconNode Join(List<HoconNode> parts, int start)
    {
        var values = parts.FindAll(part => part is not LiteralNode { Value.Element: BlankLiteral });
        if (values.Exists(part => part is SubstitutionNode or ConcatenationNode or LayeredNode)) return new ConcatenationNode(parts);
        if (values.TrueForAll(part => part is LiteralNode))
            return new LiteralNode(string.Concat(parts.Select(part => ((LiteralNode)part).Value.GetString() ?? "null")));
        if (values.TrueForAll(part => part is ArrayNode))
            return new ArrayNode([.. values.SelectMany(part => ((ArrayNode)part).Elements)]);
        if (values.TrueForAll(part => part is ObjectNode))
            return values.Cast<ObjectNode>().Aggregate((older, newer) => HoconNodes.MergeObjects(newer, older));
        throw Fail("only texts, only arrays or only objects side by side in the value that begins here", start);
    }

    /// <summary>include "name", include file("name"), include required(...); the word alone is a key like any other.</summary>
    private bool TryInclude(ObjectNode target)
    {
        var start = Mark();
        if (!At("include")) return false;
        Skip("include".Length);
        SkipBlanks();
        var required = SkipWord("required(");
        var kind = new[] { "file(", "classpath(", "url(" }.FirstOrDefault(SkipWord);
        if (Current != '"')
        {
            if (required || kind is not null) throw Fail("a quoted name to include");
            Skip(start - Mark());
            return false;
        }
        var name = ReadQuoted();
        SkipBlanks();
        if (Current is ':' or '=' or '{' or '.')
        {
            Skip(start - Mark());
            return false;
        }
        for (var open = (required ? 1 : 0) + (kind is null ? 0 : 1); open > 0; open--)
        {
            if (Current != ')') throw Fail("')' after the name to include");
            Skip();
            SkipBlanks();
        }
        if (kind == "url(") throw Fail("a file or a resource to include (URLs are not supported)", start);
        Include(target, name, required, start);
        return true;
    }

    private void Include(ObjectNode target, string name, bool required, int start)
    {
        ObjectNode? included;
        try
        {
            included = includer.Find(name);
        }
        catch (Exception cause) when (cause is not OutOfMemoryException)
        {
            throw new ConfigurationException($"{Where(start)}: including '{name}' failed: {cause.Message}", cause);
        }
        if (included is null && required)
            throw new ConfigurationException($"{Where(start)}: found nothing to include of the name '{name}', which is required.");
        foreach (var (key, node) in included?.Fields ?? [])
            target.Put([key], HoconNodes.Relocate(node, [.. _path]));
    }

    private bool SkipWord(string word)
    {
        if (!At(word)) return false;
        Skip(word.Length);
        SkipBlanks();
        return true;
    }
}
