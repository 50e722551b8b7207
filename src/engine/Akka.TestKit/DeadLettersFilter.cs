using Akka.Event;
using Akka.TestKit.Internal;
using Akka.TestKit.Internal.StringMatcher;

namespace Akka.TestKit;

/// <summary>Takes the warnings that the <see cref="TestEventListener"/> makes of dead letters.</summary>
public sealed class DeadLettersFilter : EventFilterBase
{
    private readonly Predicate<DeadLetter>? _isMatch;

    /// <summary>Takes the tests of the message's text, of the recipient, and of the dead letter itself; null takes all.</summary>
    public DeadLettersFilter(IStringMatcher? messageMatcher, IStringMatcher? sourceMatcher, Predicate<DeadLetter>? isMatch = null)
        : base(messageMatcher, sourceMatcher) => _isMatch = isMatch;

    /// <inheritdoc />
    protected override string FilterDescriptiveName => "DeadLetter";

    /// <inheritdoc />
    protected override bool IsMatch(LogEvent evt) =>
        evt is Warning { Message: DeadLetter letter } && (_isMatch is null || _isMatch(letter)) && InternalDoMatch(evt.LogSource, letter.Message);
}
