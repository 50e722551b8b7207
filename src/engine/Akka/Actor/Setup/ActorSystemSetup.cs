using System.Collections.Immutable;
using Akka.Util;

namespace Akka.Actor.Setup;

/// <summary>What a system is created with: one part of each type.</summary>
public sealed class ActorSystemSetup
{
    /// <summary>Nothing.</summary>
    public static readonly ActorSystemSetup Empty = new(ImmutableDictionary<Type, Setup>.Empty);

    private readonly ImmutableDictionary<Type, Setup> _setups;

    private ActorSystemSetup(ImmutableDictionary<Type, Setup> setups) => _setups = setups;

    /// <summary>These parts.</summary>
    public static ActorSystemSetup Create(params Setup[] setup) =>
        new(setup.Aggregate(ImmutableDictionary<Type, Setup>.Empty, (all, s) => all.SetItem(s.GetType(), s)));

    /// <summary>The part of a type.</summary>
    public Option<T> Get<T>() where T : Setup => _setups.TryGetValue(typeof(T), out var setup) ? new Option<T>((T)setup) : Option<T>.None;

    /// <summary>These parts and another, which replaces one of its type.</summary>
    public ActorSystemSetup WithSetup<T>(T setup) where T : Setup => new(_setups.SetItem(typeof(T), setup));

    /// <summary>These parts and another, which replaces one of its type.</summary>
    public ActorSystemSetup And<T>(T setup) where T : Setup => WithSetup(setup);

    /// <inheritdoc/>
    public override string ToString() => $"ActorSystemSetup({string.Join(",", _setups.Keys.Select(k => k.FullName))})";
}
