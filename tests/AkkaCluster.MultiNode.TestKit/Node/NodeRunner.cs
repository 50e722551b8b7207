using System.Reflection;
using System.Runtime.ExceptionServices;
using System.Runtime.Loader;

namespace AkkaCluster.MultiNode.TestKit.Node;

/// <summary>Runs one test method of one class in this process.</summary>
internal static class NodeRunner
{
    /// <summary>Begins the lines in which a node tells of its failure.</summary>
    public const string FailureMark = "!multinode! ";

    /// <summary>Runs the test; returns the exit status: 0 when it passed.</summary>
    public static async Task<int> Run(string assembly, string className, string methodName)
    {
        try
        {
            var type = Load(assembly, className);
            var method = type.GetMethod(methodName, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                ?? throw new MissingMethodException(className, methodName);
            await Run(type, method);
            return 0;
        }
        catch (Exception cause)
        {
            foreach (var line in cause.ToString().Split('\n')) await Console.Out.WriteLineAsync(FailureMark + line);
            await Console.Out.FlushAsync();
            return 1;
        }
    }

    public static Type Load(string assembly, string className) =>
        AssemblyLoadContext.Default.LoadFromAssemblyPath(assembly).GetType(className, throwOnError: true)!;

    private static async Task Run(Type type, MethodInfo method)
    {
        var specification = Unwrapped(() => Activator.CreateInstance(type)!);
        try
        {
            (specification as IMultiNodeSpecCallbacks)?.MultiNodeSpecBeforeAll();
            if (Unwrapped(() => method.Invoke(specification, null)) is Task task) await task;
            (specification as IMultiNodeSpecCallbacks)?.MultiNodeSpecAfterAll();
        }
        finally
        {
            (specification as IDisposable)?.Dispose();
        }
    }

    private static T Unwrapped<T>(Func<T> call)
    {
        try
        {
            return call();
        }
        catch (TargetInvocationException cause) when (cause.InnerException is { } inner)
        {
            ExceptionDispatchInfo.Throw(inner);
            throw;
        }
    }
}
