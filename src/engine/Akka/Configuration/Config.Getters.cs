using Akka.Configuration.Hocon;

namespace Akka.Configuration;

/// <summary>The typed getters: a key that is missing or null gives the default, one of the wrong kind a <see cref="ConfigurationException"/>.</summary>
public partial class Config
{
    /// <summary>true, on, yes; or false, off, no.</summary>
    public virtual bool GetBoolean(string path, bool @default = false) => Read(path, value => value.GetBoolean(), @default);

    /// <summary>The number at <paramref name="path"/>.</summary>
    public virtual int GetInt(string path, int @default = 0) => Read(path, value => value.GetInt(), @default);

    /// <summary>The number at <paramref name="path"/>.</summary>
    public virtual long GetLong(string path, long @default = 0) => Read(path, value => value.GetLong(), @default);

    /// <summary>The number at <paramref name="path"/>.</summary>
    public virtual float GetFloat(string path, float @default = 0) => Read(path, value => value.GetFloat(), @default);

    /// <summary>The number at <paramref name="path"/>.</summary>
    public virtual double GetDouble(string path, double @default = 0) => Read(path, value => value.GetDouble(), @default);

    /// <summary>The number at <paramref name="path"/>.</summary>
    public virtual decimal GetDecimal(string path, decimal @default = 0) => Read(path, value => value.GetDecimal(), @default);

    /// <summary>The text at <paramref name="path"/>; null for an object or an array.</summary>
    public virtual string GetString(string path, string? @default = null)
    {
        var value = Find(path);
        return (value is null ? @default : value.GetString())!;
    }

    /// <summary>The size in bytes at <paramref name="path"/>, or null.</summary>
    public virtual long? GetByteSize(string path) => GetByteSize(path, null);

    /// <summary>The size in bytes at <paramref name="path"/>: 512, 128kB (1,000 each), 64KiB (1,024 each).</summary>
    public virtual long? GetByteSize(string path, long? def = null) => Read(path, value => value.GetByteSize(), def);

    /// <summary>The duration at <paramref name="path"/>: 5s, 100 ms, a bare number of milliseconds, or infinite where that is allowed.</summary>
    public virtual TimeSpan GetTimeSpan(string path, TimeSpan? @default = null, bool allowInfinite = true) =>
        Read(path, value => value.GetTimeSpan(allowInfinite), @default ?? TimeSpan.Zero);

    /// <summary>The texts of the array at <paramref name="path"/>; none when it is missing.</summary>
    public virtual IList<string> GetStringList(string path) => Read(path, value => value.GetStringList(), []);

    /// <summary>The texts of the array at <paramref name="path"/>; <paramref name="defaultPaths"/> when it is missing.</summary>
    public virtual IList<string> GetStringList(string path, string[] defaultPaths) => Read(path, value => value.GetStringList(), defaultPaths);

    /// <summary>The booleans of the array at <paramref name="path"/>; none when it is missing.</summary>
    public virtual IList<bool> GetBooleanList(string path) => Read(path, value => value.GetBooleanList(), []);

    /// <summary>The numbers of the array at <paramref name="path"/>; none when it is missing.</summary>
    public virtual IList<int> GetIntList(string path) => Read(path, value => value.GetIntList(), []);

    /// <summary>The numbers of the array at <paramref name="path"/>; none when it is missing.</summary>
    public virtual IList<long> GetLongList(string path) => Read(path, value => value.GetLongList(), []);

    /// <summary>The numbers of the array at <paramref name="path"/>; none when it is missing.</summary>
    public virtual IList<byte> GetByteList(string path) => Read(path, value => value.GetByteList(), []);

    /// <summary>The numbers of the array at <paramref name="path"/>; none when it is missing.</summary>
    public virtual IList<float> GetFloatList(string path) => Read(path, value => value.GetFloatList(), []);

    /// <summary>The numbers of the array at <paramref name="path"/>; none when it is missing.</summary>
    public virtual IList<double> GetDoubleList(string path) => Read(path, value => value.GetDoubleList(), []);

    /// <summary>The numbers of the array at <paramref name="path"/>; none when it is missing.</summary>
    public virtual IList<decimal> GetDecimalList(string path) => Read(path, value => value.GetDecimalList(), []);

    private T Read<T>(string path, Func<HoconValue, T> read, T @default)
    {
        var value = Find(path);
        if (value is null || value.IsNull) return @default;
        try
        {
            return read(value);
        }
        catch (ConfigurationException error)
        {
            throw new ConfigurationException($"Configuration key '{path}': {error.Message}", error);
        }
    }
}
