using System.Text.RegularExpressions;
using Akka.Event;
using Akka.TestKit.Internal;
using Akka.TestKit.Internal.StringMatcher;

namespace Akka.TestKit;

/// <content>Filters by level.</content>
public partial class EventFilterFactory
{
    /// <summary>Events of level Debug with this text, start or part.</summary>
    public IEventFilterApplier Debug(string? message = null, string? start = null, string? contains = null, string? source = null) =>
        CreateApplier(new DebugFilter(CreateMessageMatcher(message, start, contains), SourceMatcher(source)), _system);

    /// <summary>Events of level Debug in whose text a pattern is found.</summary>
    public IEventFilterApplier Debug(Regex pattern, string? source = null) =>
        CreateApplier(new DebugFilter(new RegexMatcher(pattern), SourceMatcher(source)), _system);

    /// <summary>Events of level Info with this text, start or part.</summary>
    public IEventFilterApplier Info(string? message = null, string? start = null, string? contains = null, string? source = null) =>
        CreateApplier(new InfoFilter(CreateMessageMatcher(message, start, contains), SourceMatcher(source)), _system);

    /// <summary>Events of level Info in whose text a pattern is found.</summary>
    public IEventFilterApplier Info(Regex pattern, string? source = null) =>
        CreateApplier(new InfoFilter(new RegexMatcher(pattern), SourceMatcher(source)), _system);

    /// <summary>Events of level Warning with this text, start or part.</summary>
    public IEventFilterApplier Warning(string? message = null, string? start = null, string? contains = null, string? source = null) =>
        CreateApplier(new WarningFilter(CreateMessageMatcher(message, start, contains), SourceMatcher(source)), _system);

    /// <summary>Events of level Warning in whose text a pattern is found.</summary>
    public IEventFilterApplier Warning(Regex pattern, string? source = null) =>
        CreateApplier(new WarningFilter(new RegexMatcher(pattern), SourceMatcher(source)), _system);

    /// <summary>Events of level Error with this text, start or part.</summary>
    public IEventFilterApplier Error(string? message = null, string? start = null, string? contains = null, string? source = null) =>
        CreateApplier(new ErrorFilter(CreateMessageMatcher(message, start, contains), SourceMatcher(source)), _system);

    /// <summary>Events of level Error in whose text a pattern is found.</summary>
    public IEventFilterApplier Error(Regex pattern, string? source = null) =>
        CreateApplier(new ErrorFilter(new RegexMatcher(pattern), SourceMatcher(source)), _system);

    /// <summary>Events of a level with this text, start or part.</summary>
    public IEventFilterApplier ForLogLevel(LogLevel logLevel, string? message = null, string? start = null, string? contains = null, string? source = null) =>
        CreateApplier(FilterOf(logLevel, CreateMessageMatcher(message, start, contains), SourceMatcher(source)), _system);

    /// <summary>Events of a level in whose text a pattern is found.</summary>
    public IEventFilterApplier ForLogLevel(LogLevel logLevel, Regex pattern, string? source = null) =>
        CreateApplier(FilterOf(logLevel, new RegexMatcher(pattern), SourceMatcher(source)), _system);

    private static EventFilterBase FilterOf(LogLevel level, IStringMatcher message, IStringMatcher? source) => level switch
    {
        LogLevel.DebugLevel => new DebugFilter(message, source),
        LogLevel.InfoLevel => new InfoFilter(message, source),
        LogLevel.WarningLevel => new WarningFilter(message, source),
        _ => new ErrorFilter(message, source),
    };
}
