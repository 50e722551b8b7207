using System.Text;

namespace AkkaCluster.EndToEndTests.Documents;

/// <summary>Divides a command line into words as a shell does: quotes, comments, and where the command ends.</summary>
internal static class ShellWords
{
    private static readonly string[] Ends = ["|", "&&", ";", ">", "<", "&", "2>"];

    public static IReadOnlyList<string> Of(string line)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var (quote, begun) = ('\0', false);
        foreach (var c in line)
        {
            if (quote != '\0' && c == quote)
                quote = '\0';
            else if (quote != '\0' || !(char.IsWhiteSpace(c) || c is '\'' or '"' || (c == '#' && !begun)))
                (begun, _) = (true, word.Append(c));
            else if (c is '\'' or '"')
                (quote, begun) = (c, true);
            else if (c == '#')
                break;
            else if (begun)
                Take();
        }
        if (begun)
            Take();
        return [.. words.TakeWhile(taken => !Ends.Contains(taken))];

        void Take()
        {
            words.Add(word.ToString());
            word.Clear();
            begun = false;
        }
    }
}
