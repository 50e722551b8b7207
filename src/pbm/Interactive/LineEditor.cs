using System.Text;

namespace AkkaCluster.Pbm.Client.Interactive;

/// <summary>Reads a line key by key: arrows move and walk through the history, Tab completes, Ctrl-D on an empty line ends.</summary>
internal sealed class LineEditor(Func<ConsoleKeyInfo> readKey, TextWriter output, History history, Completion completion)
{
    private readonly StringBuilder _line = new();
    private string _prompt = "";
    private string _draft = "";
    private int _cursor;
    private int _recalled;

    /// <summary>The line, or null where the user wants to leave.</summary>
    public string? Read(string prompt)
    {
        _prompt = prompt;
        _line.Clear();
        _cursor = 0;
        _recalled = history.Count;
        Redraw();
        while (true)
        {
            var key = readKey();
            if (key.Key == ConsoleKey.Enter)
            {
                output.WriteLine();
                return _line.ToString();
            }

            if (key.Key == ConsoleKey.D && key.Modifiers.HasFlag(ConsoleModifiers.Control) && _line.Length == 0)
            {
                output.WriteLine();
                return null;
            }

            Apply(key);
            Redraw();
        }
    }

    private void Apply(ConsoleKeyInfo key)
    {
        switch (key.Key)
        {
            case ConsoleKey.LeftArrow when _cursor > 0:
                _cursor--;
                break;
            case ConsoleKey.RightArrow when _cursor < _line.Length:
                _cursor++;
                break;
            case ConsoleKey.Home:
                _cursor = 0;
                break;
            case ConsoleKey.End:
                _cursor = _line.Length;
                break;
            case ConsoleKey.Backspace when _cursor > 0:
                _line.Remove(--_cursor, 1);
                break;
            case ConsoleKey.Delete when _cursor < _line.Length:
                _line.Remove(_cursor, 1);
                break;
            case ConsoleKey.UpArrow:
                Recall(_recalled - 1);
                break;
            case ConsoleKey.DownArrow:
                Recall(_recalled + 1);
                break;
            case ConsoleKey.Tab:
                Complete();
                break;
            default:
                if (!char.IsControl(key.KeyChar)) _line.Insert(_cursor++, key.KeyChar);
                break;
        }
    }

    private void Recall(int index)
    {
        if (index < 0 || index > history.Count) return;
        if (_recalled == history.Count) _draft = _line.ToString();
        _recalled = index;
        Replace(index == history.Count ? _draft : history[index]);
    }

    private void Complete()
    {
        var before = _line.ToString(0, _cursor);
        var words = completion.Of(before);
        if (words.Count == 0) return;
        var typed = before.Length == 0 || char.IsWhiteSpace(before[^1]) ? 0 : before.Length - before.LastIndexOfAny([' ', '\t']) - 1;
        var common = words.Count == 1 ? words[0] + " " : CommonStart(words);
        if (common.Length > typed)
        {
            _line.Remove(_cursor - typed, typed).Insert(_cursor - typed, common);
            _cursor += common.Length - typed;
        }
        else
        {
            output.WriteLine();
            output.WriteLine(string.Join("  ", words));
        }
    }

    private void Replace(string line)
    {
        _line.Clear().Append(line);
        _cursor = _line.Length;
    }

    private static string CommonStart(IReadOnlyList<string> words)
    {
        var length = words.Min(w => w.Length);
        while (words.Any(w => !w.AsSpan(0, length).Equals(words[0].AsSpan(0, length), StringComparison.OrdinalIgnoreCase))) length--;
        return words[0][..length];
    }

    // Carriage return, erase to the end of the line, the line, and back to the cursor.
    private void Redraw()
    {
        output.Write($"\r\u001b[K{_prompt}{_line}");
        if (_cursor < _line.Length) output.Write($"\u001b[{_line.Length - _cursor}D");
        output.Flush();
    }
}
