using AkkaCluster.ConventionTests.Source;

namespace AkkaCluster.ConventionTests.Rules;

/// <summary>A file holds one top-level type and is named as it: Foo.cs, Foo.Log.cs for a part of it, FooOfT.cs for a generic twin. `file` types may stand beside.</summary>
public static class OneTypePerFile
{
    public static IEnumerable<Finding> Check(SourceFile file)
    {
        var wanted = file.Name.Split('.', '{')[0];
        foreach (var type in CodeOutline.Of(file).Where(d => d is { Kind: DeclarationKind.Type, TopLevel: true, FileLocal: false }))
            if (type.Name != wanted && type.Name + "OfT" != wanted)
                yield return new Finding(file.Path, type.FirstLine,
                    $"type {type.Name} stands in a file named {wanted}: move it to {type.Name}.cs, nest it, or make it `file`.");
    }
}
