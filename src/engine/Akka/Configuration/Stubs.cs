using Akka.Actor;
namespace Akka.Configuration
{
    /// <summary>Stub.</summary>
    public class Config
    {
        /// <summary>Stub.</summary>
        public static readonly Config Empty = new();
        /// <summary>Stub.</summary>
        public virtual Config WithFallback(Config fallback) => this;
        /// <summary>Stub.</summary>
        public virtual Config GetConfig(string path) => this;
        /// <summary>Stub.</summary>
        public virtual bool HasPath(string path) => false;
        /// <summary>Stub.</summary>
        public virtual bool IsEmpty => true;
        /// <summary>Stub.</summary>
        public virtual string GetString(string path, string? @default = null) => @default!;
        /// <summary>Stub.</summary>
        public virtual bool GetBoolean(string path, bool @default = false) => @default;
        /// <summary>Stub.</summary>
        public virtual int GetInt(string path, int @default = 0) => @default;
        /// <summary>Stub.</summary>
        public virtual long GetLong(string path, long @default = 0) => @default;
        /// <summary>Stub.</summary>
        public virtual double GetDouble(string path, double @default = 0) => @default;
        /// <summary>Stub.</summary>
        public virtual IList<string> GetStringList(string path) => [];
        /// <summary>Stub.</summary>
        public virtual TimeSpan GetTimeSpan(string path, TimeSpan? @default = null, bool allowInfinite = true) => @default ?? default;
        /// <summary>Stub.</summary>
        public static implicit operator Config(string str) => new();
    }
    /// <summary>Stub.</summary>
    public class ConfigurationException : AkkaException
    {
        /// <summary>Stub.</summary>
        public ConfigurationException(string message) : base(message) { }
        /// <summary>Stub.</summary>
        public ConfigurationException(string message, Exception exception) : base(message, exception) { }
    }
    /// <summary>Stub.</summary>
    public class ConfigurationFactory
    {
        /// <summary>Stub.</summary>
        public static Config ParseString(string hocon) => new();
        /// <summary>Stub.</summary>
        public static Config Empty => Config.Empty;
        /// <summary>Stub.</summary>
        public static Config Default() => new();
        /// <summary>Stub.</summary>
        public static Config Load() => new();
        /// <summary>Stub.</summary>
        public static Config FromResource<TAssembly>(string resourceName) => new();
    }
}
