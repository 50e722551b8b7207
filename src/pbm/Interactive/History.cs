namespace AkkaCluster.Pbm.Client.Interactive;

/// <summary>The lines that were typed before, kept in a file of the user's.</summary>
internal sealed class History
{
    private const int Most = 500;

    private readonly string? _file;
    private readonly List<string> _lines = [];

    public History(string? file)
    {
        _file = file;
        try
        {
            if (file is not null && File.Exists(file)) _lines.AddRange(File.ReadAllLines(file).TakeLast(Most));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A history that cannot be read is an empty one.
            _file = null;
        }
    }

    public int Count => _lines.Count;

    public string this[int index] => _lines[index];

    public void Add(string line)
    {
        if (line.Length == 0 || (_lines.Count > 0 && _lines[^1] == line)) return;
        _lines.Add(line);
        if (_file is null) return;
        try
        {
            File.WriteAllLines(_file, _lines.TakeLast(Most));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The line is still there for this session.
        }
    }
}
