using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AkkaCluster.Cli.Commands;

namespace AkkaCluster.Cli.Exec;

/// <summary>GNU parallel's placeholders, with the names that a command line gives them.</summary>
internal sealed class Placeholders
{
    /// <summary>What a worker fills in by itself, for a shell.</summary>
    public const string Slot = "$PARALLEL_JOBSLOT";

    private static readonly string[] Usual = ["", ".", "/", "//", "/.", "#", "%"];
    private static readonly string[] More = ["..", "...", "/..", "/...", "+/", "+.", "+..", "+..."];

    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Regex _pattern;

    /// <param name="names">Other names, by what they stand for, such as . for {.}.</param>
    /// <param name="plus">Whether those of <c>--plus</c> are known.</param>
    public Placeholders(IReadOnlyDictionary<string, string>? names = null, bool plus = false)
    {
        string[] operations = plus ? [.. Usual, .. More] : Usual;
        foreach (var operation in operations)
            _names[names?.GetValueOrDefault(operation) ?? $"{{{operation}}}"] = operation;
        var named = _names.Keys.OrderByDescending(name => name.Length).Select(Regex.Escape);
        // A placeholder that has another name has no form for a single input.
        var parts = operations.Where(operation => operation is not "#" and not "%" && names?.ContainsKey(operation) != true).OrderByDescending(operation => operation.Length).Select(Regex.Escape);
        _pattern = new Regex($@"(?<name>{string.Join('|', named)})|\{{(?<n>-?\d+)(?<part>{string.Join('|', parts)})\}}", RegexOptions.CultureInvariant);
    }

    /// <summary>A text in which <c>{}</c> is the input, whatever it is called.</summary>
    public string All => _names.First(name => name.Value.Length == 0).Key;

    /// <exception cref="UsageException">It has an expression of Perl in it.</exception>
    public string Check(string text) => !text.Contains("{=", StringComparison.Ordinal) ? text
        : throw new UsageException("The command has a Perl expression {= … =}, which is not known here: use {} {.} {/} {//} {/.} {n}, or let the command compute it.");

    /// <summary>Whether the text has a placeholder.</summary>
    public bool AreIn(string text) => _pattern.IsMatch(text);

    public bool HasSlot(string text) => _pattern.Matches(text).Any(found => IsNamed(found, "%"));

    /// <summary>Whether it has one that stands for all inputs of a command, not for one of them.</summary>
    public bool HaveAll(string text) => _pattern.Matches(text).Any(found => !found.Groups["n"].Success && !IsNamed(found, "#") && !IsNamed(found, "%"));

    public string Without(string text) => _pattern.Replace(text, "");

    /// <summary>Fills in.</summary>
    public string Fill(string text, IReadOnlyList<string> arguments, long number, Func<string, string> quote, string slot = Slot, char between = ' ') => _pattern.Replace(text, found =>
    {
        if (found.Groups["n"].Success)
        {
            var n = int.Parse(found.Groups["n"].Value, CultureInfo.InvariantCulture);
            var at = n < 0 ? arguments.Count + n : n - 1;
            return at >= 0 && at < arguments.Count ? quote(Part(arguments[at], found.Groups["part"].Value)) : "";
        }
        return _names[found.Value] switch
        {
            "#" => number.ToString(CultureInfo.InvariantCulture),
            "%" => slot,
            var part => string.Join(between, arguments.Select(argument => quote(Part(argument, part)))),
        };
    });

    /// <summary>Fills in a line in which words with a placeholder for all inputs are there once for each.</summary>
    public string FillWords(string text, IReadOnlyList<string> arguments, long number, Func<string, string> quote, char between = ' ')
    {
        var result = new StringBuilder();
        foreach (var word in between == ' ' ? Words(text) : [text])
            result.Append(HaveAll(word) ? string.Join(between, arguments.Select(argument => Fill(Narrow(word), [argument, .. arguments], number, quote))) : Fill(word, arguments, number, quote));
        return result.ToString();

        // Placeholders for all become those for the first, and those for one move by it.
        string Narrow(string word) => _pattern.Replace(word, found =>
            found.Groups["n"].Success ? int.Parse(found.Groups["n"].Value, CultureInfo.InvariantCulture) is > 0 and var n ? $"{{{n + 1}{found.Groups["part"].Value}}}" : found.Value
            : _names[found.Value] is "#" or "%" ? found.Value
            : $"{{1{_names[found.Value]}}}");
    }

    private static IEnumerable<string> Words(string text) => Regex.Split(text, "( +)");

    private bool IsNamed(Match found, string operation) => !found.Groups["n"].Success && _names[found.Value] == operation;

    private static string Part(string text, string part) => part switch
    {
        "" => text,
        "." => WithoutExtensions(text, 1),
        ".." => WithoutExtensions(text, 2),
        "..." => WithoutExtensions(text, 3),
        "/" => BaseName(text),
        "/." => WithoutExtensions(BaseName(text), 1),
        "/.." => WithoutExtensions(BaseName(text), 2),
        "/..." => WithoutExtensions(BaseName(text), 3),
        "//" => Folder(text),
        "+/" => text.LastIndexOf('/') is >= 0 and var slash ? text[..slash] : "",
        _ => Extensions(text, part.Length - 1),
    };

    private static string BaseName(string path) => path[(path.LastIndexOf('/') + 1)..];

    private static string Folder(string path)
    {
        var end = path.TrimEnd('/');
        return end.Length == 0 ? path.Length > 0 ? "/" : "."
            : end.LastIndexOf('/') is >= 0 and var slash ? end[..slash].TrimEnd('/') is { Length: > 0 } folder ? folder : "/"
            : ".";
    }

    private static string WithoutExtensions(string path, int count)
    {
        for (var i = 0; i < count && Dot(path) is >= 0 and var dot; i++)
            path = path[..dot];
        return path;
    }

    private static string Extensions(string path, int count) => path[WithoutExtensions(path, count).Length..].TrimStart('.');

    private static int Dot(string path) => path.LastIndexOf('.') is >= 0 and var dot && dot > path.LastIndexOf('/') ? dot : -1;
}
