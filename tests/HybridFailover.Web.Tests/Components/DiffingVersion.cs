using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace HybridFailover.Web.Tests.Components;

/// <summary>bunit was built against AngleSharp.Diffing 1.0; 0.17 has all that it calls and answers to that name here.</summary>
internal static class DiffingVersion
{
    private const string Name = "AngleSharp.Diffing";

    [ModuleInitializer]
    internal static void AnswerForIt() =>
        AssemblyLoadContext.Default.Resolving += (context, asked) =>
            asked.Name == Name ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, $"{Name}.dll")) : null;
}
