using Spectre.Console;

namespace AkkaCluster.Cli.Demo;

/// <summary>Lines that stay, and below them, where a person watches, a few that change. Elsewhere plain lines only, at most one of progress a second.</summary>
internal sealed class DemoScreen(IAnsiConsole console, bool live, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly long _start = time.GetTimestamp();
    private IReadOnlyList<string> _footer = [];
    private long _lastPlain;

    /// <summary>A line that stays; Spectre's markup.</summary>
    public void Say(string markup)
    {
        lock (_gate)
        {
            Erase();
            console.MarkupLine($"[grey]{time.GetElapsedTime(_start).TotalSeconds,6:0.0}s[/]  {markup}");
            Draw();
        }
    }

    /// <summary>A text that stays as it is.</summary>
    public void Write(Spectre.Console.Rendering.IRenderable block)
    {
        lock (_gate)
        {
            Erase();
            console.Write(block);
            Draw();
        }
    }

    /// <summary>The lines that change; the first alone is shown where nobody watches.</summary>
    public void Show(params IReadOnlyList<string> lines)
    {
        lock (_gate)
        {
            if (live)
            {
                Erase();
                _footer = lines;
                Draw();
            }
            else if (lines.Count > 0 && (_lastPlain == 0 || time.GetElapsedTime(_lastPlain) >= TimeSpan.FromSeconds(1)))
            {
                _lastPlain = time.GetTimestamp();
                console.MarkupLine($"[grey]{time.GetElapsedTime(_start).TotalSeconds,6:0.0}s[/]  {lines[0]}");
            }
        }
    }

    private void Erase()
    {
        if (live && _footer.Count > 0)
            console.Write(new ControlCode($"\u001b[{_footer.Count}A\u001b[J"));
    }

    private void Draw()
    {
        if (!live)
            return;
        foreach (var line in _footer)
            console.MarkupLine(line);
    }
}
