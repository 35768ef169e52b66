using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace HybridFailover.Web.Tests.Architecture;

/// <summary>One type that mentions another, in a signature, a base, an attribute or a method's body.</summary>
internal sealed record Use(string From, string To);

/// <summary>A compiled assembly: which assemblies it references, and which types each of its types uses.</summary>
internal sealed record CompiledAssembly(IReadOnlyList<string> References, IReadOnlySet<Use> Uses)
{
    public static CompiledAssembly Read(string name)
    {
        using var file = new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, name + ".dll")));
        var reader = file.GetMetadataReader();
        var names = new HandleNames(reader);
        var uses = new HashSet<Use>();
        foreach (var handle in reader.TypeDefinitions)
        {
            var from = NamedTypes.Name(reader, handle);
            uses.UnionWith(MentionedBy(file, reader, names, reader.GetTypeDefinition(handle)).Where(to => to != from).Select(to => new Use(from, to)));
        }

        return new([.. reader.AssemblyReferences.Select(reference => reader.GetString(reader.GetAssemblyReference(reference).Name))], uses);
    }

    private static IEnumerable<string> MentionedBy(PEReader file, MetadataReader reader, HandleNames names, TypeDefinition type) =>
    [
        .. names.Of(type.BaseType),
        .. type.GetInterfaceImplementations().SelectMany(each => names.Of(reader.GetInterfaceImplementation(each).Interface)),
        .. type.GetCustomAttributes().SelectMany(each => names.Of(reader.GetCustomAttribute(each).Constructor)),
        .. type.GetGenericParameters().SelectMany(each => reader.GetGenericParameter(each).GetConstraints()).SelectMany(each => names.Of(reader.GetGenericParameterConstraint(each).Type)),
        .. type.GetFields().SelectMany(each => reader.GetFieldDefinition(each).DecodeSignature(NamedTypes.Reader, null)),
        .. type.GetMethods().SelectMany(each => MentionedBy(file, reader, names, reader.GetMethodDefinition(each))),
    ];

    private static IEnumerable<string> MentionedBy(PEReader file, MetadataReader reader, HandleNames names, MethodDefinition method)
    {
        var signature = method.DecodeSignature(NamedTypes.Reader, null);
        var mentioned = signature.ParameterTypes.SelectMany(type => type).Concat(signature.ReturnType);
        if (method.RelativeVirtualAddress == 0) return mentioned;
        var body = file.GetMethodBody(method.RelativeVirtualAddress);
        if (!body.LocalSignature.IsNil)
            mentioned = mentioned.Concat(reader.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(NamedTypes.Reader, null).SelectMany(type => type));
        return mentioned.Concat(BodyTokens.In(body.GetILBytes()!).SelectMany(names.Of));
    }
}
