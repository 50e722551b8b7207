namespace Akka.Util;

/// <summary>A version of an application, as nodes tell it to one another: numbers separated by dots, then an optional suffix.</summary>
public class AppVersion : IComparable<AppVersion>, IEquatable<AppVersion>
{
    /// <summary>The version of nodes that name none.</summary>
    public static readonly AppVersion Zero = new("0.0.0", [0, 0, 0], "");

    private readonly int[] _numbers;
    private readonly string _rest;

    private AppVersion(string version, int[] numbers, string rest)
    {
        Version = version;
        _numbers = numbers;
        _rest = rest;
    }

    /// <summary>The text that was given.</summary>
    public string Version { get; }

    /// <summary>Reads a version such as <c>1.2.3</c>, <c>1.2</c>, <c>1.2.3-RC1</c> or <c>1.2.3+build</c>.</summary>
    /// <exception cref="ArgumentException">The text does not begin with numbers.</exception>
    public static AppVersion Create(string version)
    {
        var cut = version.IndexOfAny(['-', '+']);
        var (head, rest) = cut < 0 ? (version, "") : (version[..cut], version[(cut + 1)..]);
        var parts = head.Split('.');
        var numbers = new int[3];
        for (var i = 0; i < parts.Length; i++)
        {
            if (i >= 3 || !int.TryParse(parts[i], out numbers[i]))
                throw new ArgumentException($"Version [{version}]: expected up to three numbers separated by dots, as in 1.2.3 or 1.2.3-RC1; found [{parts[i]}].");
        }
        return new AppVersion(version, numbers, rest);
    }

    /// <inheritdoc/>
    public int CompareTo(AppVersion? other)
    {
        if (other is null) return 1;
        for (var i = 0; i < 3; i++)
        {
            var order = _numbers[i].CompareTo(other._numbers[i]);
            if (order != 0) return order;
        }
        // A pre-release comes before its release.
        if (_rest.Length == 0 || other._rest.Length == 0) return other._rest.Length.CompareTo(_rest.Length);
        return string.CompareOrdinal(_rest, other._rest);
    }

    /// <inheritdoc/>
    public bool Equals(AppVersion? other) => other is not null && CompareTo(other) == 0;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AppVersion);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_numbers[0], _numbers[1], _numbers[2], _rest);

    /// <inheritdoc/>
    public override string ToString() => Version;

    /// <summary>Whether they are the same version.</summary>
    public static bool operator ==(AppVersion? first, AppVersion? second) => first is null ? second is null : first.Equals(second);

    /// <summary>Whether they are different versions.</summary>
    public static bool operator !=(AppVersion? first, AppVersion? second) => !(first == second);
}
