using System.Linq.Expressions;
using System.Reflection;

namespace Akka.Actor;

/// <summary>Evaluates the arguments of a constructor's call; constants and captured variables without compiling.</summary>
internal static class ExpressionArguments
{
    public static object[] EvaluateArguments(this NewExpression call)
    {
        var values = new object[call.Arguments.Count];
        for (var i = 0; i < values.Length; i++) values[i] = Evaluate(call.Arguments[i])!;
        return values;
    }

    private static object? Evaluate(Expression expression) => expression switch
    {
        ConstantExpression constant => constant.Value,
        MemberExpression { Member: FieldInfo field } access when access.Expression is null || access.Expression is ConstantExpression or MemberExpression =>
            field.GetValue(access.Expression is null ? null : Evaluate(access.Expression)),
        UnaryExpression { NodeType: ExpressionType.Convert, Method: null } cast when !cast.Type.IsValueType && !cast.Operand.Type.IsValueType =>
            Evaluate(cast.Operand),
        _ => Expression.Lambda(expression).Compile(preferInterpretation: !LambdaFinder.IsIn(expression)).DynamicInvoke(),
    };

    // A function that is written in the call is kept and called later: interpreted it would be slow, and Interlocked in it not atomic.
    private sealed class LambdaFinder : ExpressionVisitor
    {
        private bool _found;

        public static bool IsIn(Expression expression)
        {
            var finder = new LambdaFinder();
            finder.Visit(expression);
            return finder._found;
        }

        protected override Expression VisitLambda<T>(Expression<T> node)
        {
            _found = true;
            return node;
        }
    }
}
