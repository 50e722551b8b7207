using System.Text;

namespace AkkaCluster.Pbm.Client.Interactive;

/// <summary>Splits a typed line into words; quotes keep blanks together.</summary>
internal static class Words
{
    public static IReadOnlyList<string> Split(string line)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var quote = '\0';
        var open = false;
        foreach (var c in line)
        {
            if (quote != '\0')
            {
                if (c == quote) quote = '\0';
                else word.Append(c);
            }
            else if (c is '"' or '\'')
            {
                (quote, open) = (c, true);
            }
            else if (!char.IsWhiteSpace(c))
            {
                word.Append(c);
                open = true;
            }
            else if (open)
            {
                words.Add(word.ToString());
                word.Clear();
                open = false;
            }
        }

        if (open) words.Add(word.ToString());
        return words;
    }
}
