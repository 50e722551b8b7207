using Akka.Actor;

namespace Akka.Configuration;

/// <summary>A configuration that cannot be read: malformed HOCON, a value of the wrong kind, a missing section.</summary>
public class ConfigurationException : AkkaException
{
    /// <summary>Creates the exception; the text says what was found, where, and what was expected.</summary>
    public ConfigurationException(string message) : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    public ConfigurationException(string message, Exception? exception) : base(message, exception)
    {
    }

    /// <summary>The exception for a section that <typeparamref name="T"/> cannot do without.</summary>
    public static ConfigurationException NullOrEmptyConfig<T>(string? path = null) => new(path is null
        ? $"The configuration given to {typeof(T)} is null or empty; expected its settings (is the assembly's reference.conf missing?)."
        : $"The configuration section '{path}' that {typeof(T)} needs is missing or empty; add it, or load the reference.conf that defines it.");
}
