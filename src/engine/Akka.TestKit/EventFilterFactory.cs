using System.Text.RegularExpressions;
using Akka.Actor;
using Akka.Event;
using Akka.TestKit.Internal;
using Akka.TestKit.Internal.StringMatcher;

namespace Akka.TestKit;

/// <summary>Makes filters of log events: what they take is said by level, text, source and cause.</summary>
public partial class EventFilterFactory
{
    private readonly TestKitBase _testkit;
    private readonly ActorSystem _system;
    private readonly IReadOnlyList<EventFilterBase> _filters;

    /// <summary>Filters of the test kit's own system.</summary>
    public EventFilterFactory(TestKitBase testkit) : this(testkit, testkit.Sys)
    {
    }

    /// <summary>Filters of another system.</summary>
    public EventFilterFactory(TestKitBase testkit, ActorSystem system) : this(testkit, system, [])
    {
    }

    /// <summary>Filters beside those that were made before.</summary>
    public EventFilterFactory(TestKitBase testkit, ActorSystem actorSystem, IReadOnlyList<EventFilterBase> filters)
    {
        _testkit = testkit;
        _system = actorSystem;
        _filters = filters;
    }

    /// <summary>Errors that an exception of this type caused; the texts are looked for in the event and in the exception.</summary>
    public IEventFilterApplier Exception<TException>(string? message = null, string? start = null, string? contains = null, string? source = null)
        where TException : Exception => Exception(typeof(TException), message, start, contains, source);

    /// <summary>Errors that an exception of this type caused, where a pattern is found.</summary>
    public IEventFilterApplier Exception<TException>(Regex pattern, string? source = null) where TException : Exception =>
        Exception(typeof(TException), pattern, source);

    /// <summary>Errors that an exception of this type caused; the texts are looked for in the event and in the exception.</summary>
    public IEventFilterApplier Exception(Type exceptionType, string? message = null, string? start = null, string? contains = null,
        string? source = null, bool checkInnerExceptions = false) =>
        CreateApplier(new ErrorFilter(exceptionType, CreateMessageMatcher(message, start, contains), SourceMatcher(source), checkInnerExceptions), _system);

    /// <summary>Errors that an exception of this type caused, where a pattern is found.</summary>
    public IEventFilterApplier Exception(Type exceptionType, Regex pattern, string? source = null, bool checkInnerExceptions = false) =>
        CreateApplier(new ErrorFilter(exceptionType, new RegexMatcher(pattern), SourceMatcher(source), checkInnerExceptions), _system);

    /// <summary>Events that a function picks.</summary>
    public IEventFilterApplier Custom(Predicate<LogEvent> predicate) => CreateApplier(new CustomEventFilter(predicate), _system);

    /// <summary>Events of a type that a function picks.</summary>
    public IEventFilterApplier Custom<TLogEvent>(Predicate<TLogEvent> predicate) where TLogEvent : LogEvent =>
        Custom(e => e is TLogEvent typed && predicate(typed));

    /// <summary>Dead letters.</summary>
    public IEventFilterApplier DeadLetter() => CreateApplier(new DeadLettersFilter(null, null), _system);

    /// <summary>Dead letters with a message of this type.</summary>
    public IEventFilterApplier DeadLetter<TMessage>(string? source = null) => DeadLetter(typeof(TMessage), source);

    /// <summary>Dead letters with a message of this type that a function picks.</summary>
    public IEventFilterApplier DeadLetter<TMessage>(Func<TMessage, bool> isMatch, string? source = null) =>
        DeadLetter(typeof(TMessage), m => isMatch((TMessage)m), source);

    /// <summary>Dead letters with a message of this type.</summary>
    public IEventFilterApplier DeadLetter(Type type, string? source = null) => DeadLetter(type, _ => true, source);

    /// <summary>Dead letters with a message of this type that a function picks.</summary>
    public IEventFilterApplier DeadLetter(Type type, Func<object, bool> isMatch, string? source = null) =>
        CreateApplier(new DeadLettersFilter(null, SourceMatcher(source), letter => type.IsInstanceOfType(letter.Message) && isMatch(letter.Message)), _system);

    /// <summary>Puts a filter to those made before.</summary>
    protected IEventFilterApplier CreateApplier(EventFilterBase filter, ActorSystem system) =>
        new InternalEventFilterApplier(_testkit, system, [.. _filters, filter]);

    /// <summary>The test of a text that the first given of the three asks for.</summary>
    protected static IStringMatcher CreateMessageMatcher(string? message, string? start, string? contains) =>
        message is not null ? new EqualsString(message)
        : start is not null ? new StartsWithString(start)
        : contains is not null ? new ContainsString(contains)
        : MatchesAll.Instance;

    private static IStringMatcher? SourceMatcher(string? source) => source is null ? null : new EqualsStringAndPathMatcher(source);
}
