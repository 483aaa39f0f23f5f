export {type FormulaFace, formulaFaces} from './faces.ts'
export {type FormulaTypesetter, formulaTypesetter} from './typesetter.ts'
