using System.Text.RegularExpressions;

namespace AkkaCluster.ConventionTests.Source;

/// <summary>Finds the types and the members with a body in a C# file, from its braces alone.</summary>
public static partial class CodeOutline
{
    private enum Scope
    {
        Namespace,
        Type,
        Body,
    }

    public static IReadOnlyList<Declaration> Of(SourceFile file)
    {
        var code = CodeText.Blank(file.Text);
        var found = new List<Declaration>();
        var scopes = new Stack<Open>();
        var start = 0;
        for (var at = 0; at < code.Length; at++)
        {
            if (code[at] is not ('{' or '}' or ';')) continue;
            var inBody = scopes.TryPeek(out var around) && around.Scope == Scope.Body;
            if (code[at] == '{')
            {
                scopes.Push(new Open(ScopeOf(code[start..at], scopes), start, at));
                if (!inBody) start = at + 1;
            }
            else if (code[at] == '}')
            {
                if (!scopes.TryPop(out var closed)) continue;
                if (closed.Scope == Scope.Body && scopes.TryPeek(out around) && around.Scope == Scope.Body) continue;
                if (closed.Scope == Scope.Body && ContinuesAfter(code, at))
                {
                    start = closed.Start;
                    continue;
                }

                Add(file, code, scopes, found, closed.Start, closed.Brace, at);
                start = at + 1;
            }
            else if (!inBody)
            {
                Add(file, code, scopes, found, start, at, at);
                start = at + 1;
            }
        }

        return found;
    }

    /// <summary>A braced initialiser or switch expression is only a part of its member, which goes on to a semicolon.</summary>
    private static bool ContinuesAfter(string code, int brace)
    {
        for (var at = brace + 1; at < code.Length; at++)
            if (!char.IsWhiteSpace(code[at]))
                return code[at] is ';' or ')' or ',' or '.' or '=' or '?' or '!' or ']' or ':' or '&' or '|' or '+';
        return false;
    }

    private static void Add(SourceFile file, string code, Stack<Open> scopes, List<Declaration> found, int start, int headEnd, int end)
    {
        var parent = scopes.TryPeek(out var around) ? around.Scope : Scope.Namespace;
        if (parent == Scope.Body) return;
        start = SkipAttributes(code, start, end);
        var head = code[start..headEnd];
        if (TypeHead().Match(head) is { Success: true } type)
        {
            found.Add(new Declaration(DeclarationKind.Type, type.Groups["name"].Value, FileWord().IsMatch(type.Value),
                parent == Scope.Namespace, file.LineOf(start), file.LineOf(end)));
        }
        else if (parent == Scope.Type && MemberHead().Match(head) is { Success: true } member)
        {
            found.Add(new Declaration(DeclarationKind.Member, member.Groups["name"].Value, false, false, file.LineOf(start), file.LineOf(end)));
        }
    }

    private static Scope ScopeOf(string head, Stack<Open> scopes)
    {
        if (scopes.TryPeek(out var around) && around.Scope == Scope.Body) return Scope.Body;
        head = head[SkipAttributes(head, 0, head.Length)..];
        if (NamespaceHead().IsMatch(head)) return Scope.Namespace;
        return TypeHead().IsMatch(head) ? Scope.Type : Scope.Body;
    }

    private static int SkipAttributes(string code, int at, int end)
    {
        while (true)
        {
            while (at < end && char.IsWhiteSpace(code[at])) at++;
            if (at >= end || code[at] != '[') return at;
            for (var depth = 0; at < end;)
            {
                depth += code[at] switch { '[' => 1, ']' => -1, _ => 0 };
                at++;
                if (depth == 0) break;
            }
        }
    }

    private readonly record struct Open(Scope Scope, int Start, int Brace);

    [GeneratedRegex(@"^\s*namespace\b")]
    private static partial Regex NamespaceHead();

    [GeneratedRegex(@"^\s*(?:(?:public|internal|file|private|protected|static|sealed|abstract|partial|readonly|ref|unsafe|new)\s+)*" +
        @"(?:(?:class|struct|interface|enum|record\s+class|record\s+struct|record)\s+(?<name>@?\w+)(?=[\s<(:{;]|$)|delegate\s+[^(=]*?(?<name>\w+)\s*(?:<[^(<>]*>)?\s*\()")]
    private static partial Regex TypeHead();

    [GeneratedRegex(@"\bfile\s")]
    private static partial Regex FileWord();

    [GeneratedRegex(@"^(?:[^=(]|=(?=[=>])|(?<=[<,]\s?)\()*?(?<name>[\w~]+|operator\s*\S+)\s*(?:<[^(=<>]*>)?\s*\(", RegexOptions.Singleline)]
    private static partial Regex MemberHead();
}
