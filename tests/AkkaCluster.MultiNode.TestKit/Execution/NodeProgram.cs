using System.Reflection;
using Xunit.Abstractions;

namespace AkkaCluster.MultiNode.TestKit.Execution;

/// <summary>What a node's process runs, and as which roles it is started.</summary>
/// <param name="Assembly">Path of the test assembly.</param>
/// <param name="Class">Full name of the test class.</param>
/// <param name="Method">Name of the test method.</param>
/// <param name="Roles">The roles in order.</param>
internal sealed record NodeProgram(string Assembly, string Class, string Method, IReadOnlyList<string> Roles)
{
    public static NodeProgram Of(ITestMethod method)
    {
        var type = method.TestClass.Class.ToRuntimeType();
        var roles = ConfigOf(type).Roles.Select(role => role.Name).ToList();
        if (roles.Count == 0) throw new InvalidOperationException($"found no role in the MultiNodeConfig of {type}, expected one at least: call Role(\"...\") in its constructor.");
        return new NodeProgram(type.Assembly.Location, type.FullName!, method.Method.Name, roles);
    }

    /// <summary>Arguments of the dotnet command that run this adapter's program with the dependencies of the test assembly.</summary>
    public IEnumerable<string> Command(params string[] settings)
    {
        var stem = Path.ChangeExtension(Assembly, null);
        return
        [
            "exec", "--depsfile", $"{stem}.deps.json", "--runtimeconfig", $"{stem}.runtimeconfig.json", typeof(NodeProgram).Assembly.Location,
            .. settings.Select(setting => "-D" + setting),
            $"-Dmultinode.test-assembly={Assembly}", $"-Dmultinode.test-class={Class}", $"-Dmultinode.test-method={Method}",
        ];
    }

    /// <summary>The configuration of a test class: of the type that one of its constructors, or of its base classes' constructors, takes.</summary>
    public static MultiNodeConfig ConfigOf(Type specification)
    {
        for (var type = specification; type is not null; type = type.BaseType)
        {
            var config = type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                .SelectMany(constructor => constructor.GetParameters())
                .Select(parameter => parameter.ParameterType)
                .FirstOrDefault(candidate => typeof(MultiNodeConfig).IsAssignableFrom(candidate) && !candidate.IsAbstract && candidate.GetConstructor([]) is not null);
            if (config is not null) return (MultiNodeConfig)Activator.CreateInstance(config)!;
        }
        throw new InvalidOperationException(
            $"found no constructor of {specification} that takes its MultiNodeConfig, expected one beside the public one without parameters: protected {specification.Name}(SomeConfig config) : base(config, typeof({specification.Name})).");
    }
}
