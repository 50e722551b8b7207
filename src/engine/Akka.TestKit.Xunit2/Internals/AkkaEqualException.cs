using Xunit.Sdk;

namespace Akka.TestKit.Xunit2.Internals;

/// <summary>Two values that a test wants equal are not.</summary>
public class AkkaEqualException : XunitException
{
    /// <summary>Takes the text.</summary>
    public AkkaEqualException(string format = "", params object[] args) : base(XunitAssertions.Text(format, args))
    {
    }

    /// <summary>Says which values were expected and found.</summary>
    public static AkkaEqualException ForMismatchedValues(object? expected, object? actual, string? format = null, params object[] args) =>
        new($"{XunitAssertions.Text(format, args)}\nExpected: {expected ?? "(null)"}\nActual:   {actual ?? "(null)"}");
}
