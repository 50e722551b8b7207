using Akka.Actor;
using Akka.Remote.Serialization.Proto;

namespace Akka.Remote.Serialization;

/// <summary>
/// Exceptions as they cross the wire. Only those named here come back as what they were; any other as an <see cref="ForeignException"/>
/// that names it: a node does not choose which types another one instantiates.
/// </summary>
internal static class ExceptionSupport
{
    private const int MaximumDepth = 8;

    private static readonly Dictionary<string, Func<string, Exception?, Exception>> Known = new(StringComparer.Ordinal)
    {
        [NameOf<Exception>()] = (m, i) => new Exception(m, i),
        [NameOf<ApplicationException>()] = (m, i) => new ApplicationException(m, i),
        [NameOf<ArgumentException>()] = (m, i) => new ArgumentException(m, i),
        [NameOf<InvalidOperationException>()] = (m, i) => new InvalidOperationException(m, i),
        [NameOf<NotSupportedException>()] = (m, i) => new NotSupportedException(m, i),
        [NameOf<NotImplementedException>()] = (m, i) => new NotImplementedException(m, i),
        [NameOf<KeyNotFoundException>()] = (m, i) => new KeyNotFoundException(m, i),
        [NameOf<FormatException>()] = (m, i) => new FormatException(m, i),
        [NameOf<IOException>()] = (m, i) => new IOException(m, i),
        [NameOf<TimeoutException>()] = (m, i) => new TimeoutException(m, i),
        [NameOf<OperationCanceledException>()] = (m, i) => new OperationCanceledException(m, i),
        [NameOf<TaskCanceledException>()] = (m, i) => new TaskCanceledException(m, i),
        [NameOf<UnauthorizedAccessException>()] = (m, i) => new UnauthorizedAccessException(m, i),
        [NameOf<AskTimeoutException>()] = (m, _) => new AskTimeoutException(m),
    };

    public static ExceptionData? ToData(Exception? exception, int depth = 0)
    {
        if (exception is null || depth == MaximumDepth) return null;
        var data = new ExceptionData
        {
            Type = exception.GetType().FullName ?? exception.GetType().Name,
            Message = exception.Message,
            StackTrace = exception.StackTrace ?? "",
        };
        if (ToData(exception.InnerException, depth + 1) is { } inner) data.Inner = inner;
        return data;
    }

    public static Exception? FromData(ExceptionData? data, int depth = 0)
    {
        if (data is null || depth == MaximumDepth) return null;
        var inner = FromData(data.Inner, depth + 1);
        return Known.TryGetValue(data.Type, out var make)
            ? make(data.Message, inner)
            : new ForeignException($"{data.Type}: {data.Message}", inner);
    }

    private static string NameOf<TException>() => typeof(TException).FullName!;
}
