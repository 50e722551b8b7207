using System.Reflection;
using System.Runtime.ExceptionServices;

namespace Akka.Actor;

/// <summary>Makes actors with a constructor that is looked up once.</summary>
internal sealed class ConstructorFactory : ActorFactory
{
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private readonly object[] _args;
    private ConstructorInvoker? _invoker;

    public ConstructorFactory(Type type, object[] args) : base(type) => _args = args;

    public override ActorBase Produce()
    {
        _invoker ??= Find();
        if (_invoker is not null) return (ActorBase)_invoker.Invoke(_args.AsSpan()!);
        try
        {
            return (ActorBase)Activator.CreateInstance(ActorType, Any, null, _args, null)!;
        }
        catch (TargetInvocationException e) when (e.InnerException is not null)
        {
            ExceptionDispatchInfo.Throw(e.InnerException);
            throw;
        }
        catch (MissingMethodException e)
        {
            var found = string.Join(", ", _args.Select(a => a?.GetType().Name ?? "null"));
            throw new MissingMethodException($"{ActorType} has no constructor that takes ({found}), the arguments that its Props hold.", e);
        }
    }

    // The constructor whose parameters take exactly these arguments; where several do, the slower look-up of the runtime decides.
    private ConstructorInvoker? Find()
    {
        if (ActorType.IsAbstract) return null;
        ConstructorInfo? match = null;
        foreach (var constructor in ActorType.GetConstructors(Any))
        {
            var parameters = constructor.GetParameters();
            if (parameters.Length != _args.Length || !Fits(parameters)) continue;
            if (match is not null) return null;
            match = constructor;
        }
        return match is null ? null : ConstructorInvoker.Create(match);
    }

    private bool Fits(ParameterInfo[] parameters)
    {
        for (var i = 0; i < parameters.Length; i++)
        {
            var type = parameters[i].ParameterType;
            if (_args[i] is null ? type.IsValueType && Nullable.GetUnderlyingType(type) is null : !type.IsInstanceOfType(_args[i])) return false;
        }
        return true;
    }
}
